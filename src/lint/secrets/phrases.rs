//! Words that stand for a value somebody still has to fill in.

use super::words::Phrases;

/// Parts that give a placeholder away, in lower case, with `_` for every separator.
static PARTS: Phrases = Phrases::of(
    "choose changeme change_me changethis change_this changeit change_it please_change \
    pleasechange tochange to_change must_change changed_in change_in replace placeholder \
    example sample dummy insert_ put_ fill_ fill_in todo fixme redacted set_me setme \
    set_this enter_ generate openssl_rand random_string long_random random_secret some_ \
    not_a_secret secret_here token_here key_here password_here goes_here _here alphanumeric is_here your_ \
    yourpassword yoursecret yourtoken yourkey yourapikey mude troque alterar altere \
    cambia cambie reemplaz substitu preencha _aqui aqui_ a_changer remplac aendern _xxx",
);
const WHOLE_STARTS: &str =
    "your_ tu_ su_ sua_ seu_ votre_ dein_ dummy my_own_ xxx tbd abc123your use_a_ ponga_";

/// What is asked for, in capitals: what to put there.
const NOUNS: [&str; 8] =
    ["CLAVE", "CONTRASENA", "KENNWORT", "PASSWORD", "PASSWORT", "SECRET", "SENHA", "TOKEN"];

/// `change_me`, `your-token`, `<password>`, `sua-senha`, `xxxx`, `***`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let wrapped = |a: char, b: char| text.starts_with(a) && text.ends_with(b);
    if wrapped('<', '>') || wrapped('[', ']') || wrapped('{', '}') {
        return true;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    let lower = text.to_lowercase();
    let mut letters = lower.chars();
    let first = letters.next();
    if lower.len() > 2 && letters.all(|it| Some(it) == first) {
        return true;
    }
    let flat: String = lower.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    if PARTS.stand_in(&flat) || WHOLE_STARTS.split(' ').any(|it| flat.starts_with(it)) {
        return true;
    }
    text.ends_with("...")
        || text.ends_with('…')
        || ["_todo", "_mock", "_fake"].iter().any(|it| flat.ends_with(it))
        || flat.contains("修改")
        || names_variable(text)
}

/// `POSTGRES_PASSWORD` as the value: the name of a variable, not a value.
fn names_variable(text: &str) -> bool {
    (text.contains('_') || NOUNS.contains(&text))
        && text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders() {
        for text in [
            "change_me_pg",
            "sk-mock",
            "CHANGEME",
            "replace-with-key",
            "your-token",
            "<token>",
            "xxxxxxxx",
            "****",
            "sua-senha",
            "MUDE_ESTA_SENHA",
            "Cambiar123",
            "example",
            concat!("TO", "DO"),
            "YOUR_KEY",
            "tu_clave",
            "put-something-here",
            "{{ password }}",
            "generate_with_openssl",
            "PASSWORD",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "postgres",
            "hunter2",
            "s3cr3t",
            "mysecretpassword",
            "password",
            "odoo",
            "susurro",
            "tulipan",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
