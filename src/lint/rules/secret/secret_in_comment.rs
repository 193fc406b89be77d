//! Passwords in comments: beside the hash that hides them, or in lines that were commented out.

use std::ops::Range;

use crate::lint::{
    Check, Family, Findings, Level, Project, Rule,
    secrets::{Name, Value, comments, credentials, lines, tokens_in, written_by_hand},
};

pub(super) static RULE: Rule = Rule {
    id: "secret-in-comment",
    family: Family::Secret,
    level: Level::Warning,
    summary: "a comment says the password",
    docs: include_str!("secret_in_comment.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for file in written_by_hand(project) {
        for comment in comments(file) {
            let text = file.source.slice(comment.clone());
            let line = file.source.line_range(file.source.line_of(comment.start));
            let code = file.source.slice(line.start.min(comment.start)..comment.start);
            if tokens_in(text) || !credentials(text).is_empty() {
                continue;
            }
            let found = login(code, text)
                .map(|(user, range)| (format!("the password of `{user}`"), range))
                .or_else(|| commented_out(text))
                .or_else(|| spoken(text));
            let Some((what, range)) = found else { continue };
            let place = file.place(comment.start + range.start..comment.start + range.end);
            let beside = code.contains("$apr1$") || code.contains("$2y$") || code.contains("{SHA}");
            let message = if beside {
                format!("{what} stands in a comment, beside the hash that was to hide it")
            } else {
                format!("{what} stands in a comment")
            };
            let level = if beside { Level::Error } else { Level::Warning };
            let help = "take it out and change it: the history keeps what was committed";
            findings.add(place.clone(), message).secret(&place).level(level).help(help);
        }
    }
}

/// What programs ship in the comments of their example configuration, known to all:
/// grafana/grafana conf/sample.ini.
const SHIPPED: [&str; 1] = ["SW2YcwTIb9zpOOhoPsMm"];

/// `admin:word` or `admin / word`, where the line speaks of logging in.
fn login<'a>(code: &str, comment: &'a str) -> Option<(&'a str, Range<usize>)> {
    let context = format!("{code} {comment}").to_ascii_lowercase();
    let speaks =
        ["auth", "password", "login", "credential", "contraseña", "senha", "clave", "htpasswd"];
    if !speaks.iter().any(|it| context.contains(it)) {
        return None;
    }
    let mut at = 0;
    for part in comment.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','))
    {
        let start = at;
        at += part.len();
        let pair = part.trim_end_matches(|c: char| c.is_whitespace() || "(),.;`'\"".contains(c));
        let pair = pair.trim_start_matches(['`', '\'', '"']);
        let start = start + part.find(pair).unwrap_or_default();
        let Some((user, password)) = pair.split_once(':') else { continue };
        let word = |it: &str| it.chars().all(|c| c.is_alphanumeric() || "_-.!@#%+".contains(c));
        let users = ["admin", "root", "administrator", "superadmin", "administrador"];
        let known = users.contains(&user) || code.contains(&format!("{user}:$$"));
        let value = Value::of(Name::Password, password);
        let number = password.chars().all(|c| c.is_ascii_digit());
        if known && value >= Value::Weak && !number && word(password) && !user.is_empty() {
            let start = start + user.len() + 1;
            return Some((user, start..start + password.len()));
        }
    }
    None
}

/// `# DB_PASSWORD=…` with a value that only a machine would draw.
fn commented_out(comment: &str) -> Option<(String, Range<usize>)> {
    let body = comment.trim_start_matches(['#', '-', '/', ';', '*']).trim_start();
    let offset = comment.len() - body.len();
    let line = lines(body, false).into_iter().next()?;
    let strong =
        Value::of(line.class, line.value) == Value::Strong && !SHIPPED.contains(&line.value);
    let range = offset + line.range.start..offset + line.range.end;
    strong.then(|| (format!("the value of `{}`", line.name), range))
}

/// What a password is called in a sentence.
const NOUNS: [&str; 9] = [
    "password",
    "passphrase",
    "passwd",
    "contraseña",
    "contrasena",
    "senha",
    "passwort",
    "kennwort",
    "mot de passe",
];
/// One of them stands in each, and in few other comments.
const STEMS: [&str; 4] = ["pass", "contrase", "senha", "kennwort"];
/// What may stand between it and the password: `of the admin`, `de root`.
const OWNERS: [&str; 10] =
    [" of ", " for ", " de ", " del ", " do ", " da ", " du ", " von ", " für ", " pour "];
const VERBS: [&str; 8] = [":", "=", " is ", " was ", " es ", " é ", " ist ", " est "];

/// `the admin's password: word7`: a sentence whose last word, or one in quotes, somebody made up. Without words before
/// the noun it is an assignment, and where the line speaks of a default or an example, it is known to all.
fn spoken(comment: &str) -> Option<(String, Range<usize>)> {
    let lower = comment.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    if !says(&STEMS) || says(&["default", "example", "e.g.", "demo", "sample"]) {
        return None;
    }
    let mut nouns = NOUNS.iter().filter_map(|noun| Some((lower.find(noun)?, noun.len())));
    nouns.find_map(|(at, length)| {
        let (before, rest) = (&lower[..at], &comment[at + length..]);
        let follows = before.ends_with(' ') && before.contains(char::is_alphabetic);
        let is_sentence = follows || is_owned(rest) && !before.ends_with(char::is_alphanumeric);
        let word = said(rest).filter(|it| is_sentence && is_made_up(it))?;
        let start = word.as_ptr() as usize - comment.as_ptr() as usize;
        Some(("a password".to_owned(), start..start + word.len()))
    })
}

fn is_owned(rest: &str) -> bool {
    OWNERS.iter().any(|it| rest.starts_with(it))
}

/// The word that a sentence ends with, behind `password`.
fn said(rest: &str) -> Option<&str> {
    const FARTHEST: usize = 40;
    let quotes = ['"', '\'', '`'];
    let at = VERBS.iter().filter_map(|it| Some((rest.find(it)?, it.len()))).min();
    let at = at
        .filter(|(at, _)| rest[..*at].trim().is_empty() || is_owned(rest) && *at < FARTHEST)
        .map(|(at, it)| at + it);
    let value = rest.get(at.unwrap_or_default()..)?.trim();
    if let Some(quote) = value.chars().next().filter(|it| quotes.contains(it)) {
        return value[1..].split_once(quote).map(|it| it.0);
    }
    let word = value.trim_end_matches(['.', ',', ';', ')']);
    (at.is_some() && !word.contains(char::is_whitespace)).then_some(word)
}

/// Letters and digits in eight characters or more: no word of a language, no number of something.
fn is_made_up(word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.!@#%+*".contains(c);
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let counts = number.len() < word.len() && number.chars().all(|c| c.is_ascii_lowercase());
    let is_variable = word.contains('_') && !word.contains(char::is_lowercase);
    word.len() >= 8
        && word.chars().all(is_part)
        && word.contains(|c: char| c.is_ascii_digit())
        && word.contains(char::is_alphabetic)
        && !counts
        && !is_variable
        && Value::of(Name::Password, word) >= Value::Weak
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, RULE, STEMS};
    use crate::lint::testing::{completed, expect, expect_in, project};

    #[test]
    fn comments_of_a_compose_file() {
        expect(
            &RULE,
            "
services:
  a:
    image: a:1
    labels:
      - \"x.basicauth.users=admin:$$apr1$$8kxjdmz9$$dYvPMr8M8Z8Y8Z8Y8Z8Y80\"  # admin:tandem (change it)
#                                                                                   ^^^^^^ beside the hash
      # login is admin:change_me
      # owner is root:root 1000
    environment:
      # DB_PASSWORD: 9f86d081884c7d659a2f
#                    ^^^^^^^^^^^^^^^^^^^^ `DB_PASSWORD`
      # DB_PASSWORD: postgres
      # set PASSWORD to what Vault says
      - A=b # auth: admin:8080 is the admin port
",
        );
    }

    #[test]
    fn stems_are_of_nouns() {
        let has_stem = |noun: &&str| STEMS.iter().any(|it| noun.contains(it));
        assert!(NOUNS.iter().all(has_stem));
    }

    #[test]
    fn sentences() {
        expect(
            &RULE,
            "
# the admin's password: tulip7garden
#                       ^^^^^^^^^^^^ a password
# contraseña de root: otono-2023
#                     ^^^^^^^^^^ a password
# log in as ops, password \"tulip7garden\" (ask Ann)
#                          ^^^^^^^^^^^^ a password
# the default password: tulip7garden
# the password is hashed with argon2id
# the password: 16-characters
# our password manager: vaultwarden2
# the admin's password is ADMIN_PASSWORD_1
# the password is read from tulip7garden
# set the password to tulip7garden
# the password of ann is known: ask bob12345
services: {a: {image: x}}
",
        );
    }

    #[test]
    fn comments_of_examples_and_scripts() {
        let env = "# API_TOKEN=9f86d081884c7d659a2f\n# API_TOKEN=your-token\nA= # B\n";
        let found = crate::lint::check_with(&project(&[(".env.example", env)]), [&RULE]);
        assert_eq!(
            found.iter().map(|it| it.place.to_string()).collect::<Vec<_>>(),
            [".env.example:1:13"]
        );
        expect_in(&RULE, &completed(project(&[(".env", env)])));
    }
}
