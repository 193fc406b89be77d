//! Passwords inside SQL, wherever SQL stands.

use super::{Hit, Name};

/// What stands before the quoted password, in capitals.
const BEFORE: [&str; 3] = ["PASSWORD", "IDENTIFIED BY", "BY"];

/// How many characters before the password its statement may begin.
const LONGEST: usize = 4000;

/// Every quoted literal behind `PASSWORD` and `IDENTIFIED … BY`.
pub(in crate::lint) fn sql(text: &str) -> Vec<Hit> {
    if !text.contains('\'') {
        return Vec::new();
    }
    let upper = text.to_ascii_uppercase();
    let statement = ["ROLE", "USER", "IDENTIFIED", "GRANT", "LOGIN", "SET PASSWORD"];
    if !statement.iter().any(|it| upper.contains(it)) {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (at, _) in upper.match_indices('\'') {
        let line = upper[..at].rfind('\n').map_or(0, |it| it + 1);
        if upper[line..at].trim_start().starts_with("-- ") {
            continue;
        }
        let front = upper[..at].trim_end_matches(['\\', '(', '=', 'E', ' ', '\t', '\n']);
        let front = front.strip_suffix('"').unwrap_or(front);
        let Some(word) = BEFORE.iter().find(|it| ends_with_word(front, it)) else { continue };
        let near = front.get(front.len().saturating_sub(500)..).unwrap_or(front);
        let line = near.rfind(';').map_or(near, |it| &near[it..]);
        let is_statement =
            ["CREATE ", "ALTER ", "GRANT ", "SET "].iter().any(|it| line.contains(it));
        if !is_statement || *word == "BY" && !line.contains("IDENTIFIED") {
            continue;
        }
        let start = at + 1;
        let Some(length) = text[start..].find(['\'', '\n']) else { continue };
        let body = text[start..start + length].trim_end_matches('\\');
        let far = front.char_indices().rev().take(LONGEST).last().map_or(at, |it| it.0);
        let user = user(&text[front[far..].rfind(';').map_or(far, |it| far + it)..at]);
        let range = start..start + body.len();
        let holder = format!("`{word}` in SQL");
        hits.push(Hit { text: 0, range, holder, user, name: Name::Password });
    }
    hits
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word)
        .is_some_and(|it| !it.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The role a statement is about.
fn user(statement: &str) -> Option<String> {
    let mut words = statement
        .split_whitespace()
        .skip_while(|it| !matches!(it.to_ascii_uppercase().as_str(), "ROLE" | "USER"));
    words.next()?;
    let word = words
        .find(|it| !matches!(it.to_ascii_uppercase().as_str(), "IF" | "NOT" | "EXISTS" | "FOR"))?;
    let name = word.split('@').next().unwrap_or(word);
    let name = name.trim_matches(['"', '\'', '`', '\\', ';', '=']);
    (!name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c)))
        .then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::sql;

    #[test]
    fn statements() {
        let table = [
            ("CREATE ROLE app LOGIN PASSWORD 'pw1';", "pw1", Some("app")),
            ("create user \"app\" with encrypted password 'pw1';", "pw1", Some("app")),
            ("CREATE USER 'app'@'%' IDENTIFIED BY 'pw1';", "pw1", Some("app")),
            ("ALTER USER root IDENTIFIED WITH mysql_native_password BY 'pw1'", "pw1", Some("root")),
            ("psql -c \\\"ALTER ROLE app PASSWORD 'pw1'\\\"", "pw1", Some("app")),
        ];
        for (text, password, user) in table {
            let hits = sql(text);
            assert_eq!(hits.len(), 1, "{text}");
            assert_eq!(&text[hits[0].range.clone()], password);
            assert_eq!(hits[0].user.as_deref(), user);
        }
        for text in [
            "SELECT rolname = 'chatwoot' FROM pg_roles",
            "ORDER BY 'x'; CREATE ROLE a;",
            "INSERT INTO user VALUES ('password', 'x')",
            "CREATE ROLE a PASSWORD :'pw'",
            "-- as root\n  -- CREATE ROLE a PASSWORD 'secret';",
        ] {
            assert!(sql(text).iter().all(|it| text[it.range.clone()].starts_with("pw")), "{text}");
        }
    }
}
