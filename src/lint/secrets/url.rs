//! Credentials inside URLs and connection strings.

use std::ops::Range;

use super::{Name, Value};

/// A password in a URL, with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Credential {
    pub(in crate::lint) password: Range<usize>,
    pub(in crate::lint) user: Range<usize>,
    pub(in crate::lint) value: Value,
    /// `user:password@`, or a parameter: `?password=…`.
    pub(in crate::lint) in_authority: bool,
}

/// What ends a URL in any file.
const ENDS: [char; 12] = ['"', '\'', '`', '<', '>', '|', '\\', '(', ')', ']', '[', ','];
const PARAMETERS: [&str; 8] =
    ["password", "passwd", "pwd", "secret", "token", "access_token", "api_key", "apikey"];

/// What a password in a connection string is called, and what stands before it, in lower case: the names of hosts and
/// accounts in ADO's, Azure's, Redis's for .NET, PostgreSQL's, and Java's own for logins.
const CONNECTIONS: [(&str, &[&str]); 7] = [
    (";password=", &["server=", "host=", "data source="]),
    (";pwd=", &["server=", "host=", "data source="]),
    (";accountkey=", &["accountname=", "endpoint="]),
    (";sharedaccesskey=", &["endpoint=", "hostname="]),
    (",password=", &[":6379", ":6380"]),
    (" password=", &["user=", "host=", "dbname="]),
    (" password=\"", &["loginmodule "]),
];

/// Every literal credential; references such as `${PASSWORD}` are none.
pub(in crate::lint) fn credentials(text: &str) -> Vec<Credential> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices("://") {
        let start = at + 3;
        // One inside of another ends with it, and has the same parameters.
        if start >= end {
            let rest = &text[start..];
            let length = rest.find(|c: char| c.is_whitespace() || ENDS.contains(&c));
            end = start + length.unwrap_or(rest.len());
            found.extend(parameters(text, start, end));
        }
        found.extend(authority(text, start, end));
    }
    found.extend(connection_strings(text));
    found.sort_by_key(|it| it.password.start);
    found.dedup_by_key(|it| it.password.start);
    found
}

/// `Server=db;User Id=a;Password=b`
fn connection_strings(text: &str) -> Vec<Credential> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.contains(['=', ';']) {
            found.extend(in_line(line).into_iter().map(|(password, value)| {
                let password = start + password.start..start + password.end;
                let user = password.start..password.start;
                Credential { password, user, value, in_authority: true }
            }));
        }
        start += line.len();
    }
    found
}

fn in_line(line: &str) -> Vec<(Range<usize>, Value)> {
    let lower = line.to_ascii_lowercase();
    let mut found = Vec::new();
    for (name, before) in CONNECTIONS {
        let front = before.iter().filter_map(|it| Some(lower.find(it)? + it.len())).min();
        let Some(front) = front else { continue };
        for (at, _) in lower.match_indices(name).filter(|(at, _)| *at >= front) {
            let start = at + name.len();
            let ends = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '"' | '\'' | '\\');
            let length = line[start..].find(ends).unwrap_or(line.len() - start);
            let value = &line[start..start + length];
            if !has_hole(value) && Value::of_text(value) != Value::Nothing {
                found.push((start..start + length, Value::of_text(value)));
            }
        }
    }
    found
}

fn authority(text: &str, start: usize, end: usize) -> Option<Credential> {
    let url = &text[start..end];
    let ends = url.find(['/', '?', '#']).unwrap_or(url.len());
    // A password may hold a `/` although it should not; an address in a path is none.
    let at = url[..ends].rfind('@')?;
    let colon = url[..at].find(':')?;
    let host = url[at + 1..].split(['/', ':', '?']).next().unwrap_or_default();
    let (user, password) = (&url[..colon], &url[colon + 1..at]);
    if host.is_empty() || host.contains("example.") || has_hole(password) {
        return None;
    }
    let value = if in_documentation(user, password) {
        Value::Placeholder
    } else {
        Value::of_text(password)
    };
    Some(Credential {
        password: start + colon + 1..start + at,
        user: start..start + colon,
        value,
        in_authority: true,
    })
}

fn parameters(text: &str, start: usize, end: usize) -> Vec<Credential> {
    let url = &text[start..end];
    let mut found = Vec::new();
    let mut at = 0;
    for part in url.split_inclusive(['?', '&', ';']) {
        let (offset, body) = (at, part.trim_end_matches(['?', '&', ';']));
        at += part.len();
        let Some((name, value)) = body.split_once('=') else { continue };
        if offset == 0 || !PARAMETERS.contains(&name.to_ascii_lowercase().as_str()) {
            continue;
        }
        let kind = Value::of(Name::Secret, value);
        let password = name.to_ascii_lowercase().starts_with('p');
        if has_hole(value) || !password && kind < Value::Hash {
            continue;
        }
        let start = start + offset + name.len() + 1;
        let password = start..start + value.len();
        let user = password.start..password.start;
        found.push(Credential { password, user, value: kind, in_authority: false });
    }
    found
}

fn has_hole(text: &str) -> bool {
    text.is_empty() || text.contains(['$', '{', '}', '*'])
}

/// `user:password@`, the words themselves.
fn in_documentation(user: &str, password: &str) -> bool {
    let user = user.to_ascii_lowercase();
    let password = password.to_ascii_lowercase();
    let users = ["user", "username", "usr", "login", "usuario", "usuário", "my_user", "myuser"];
    let passwords = ["password", "pass", "passwd", "pwd", "contraseña", "senha", "mypassword"];
    users.contains(&user.as_str()) && passwords.contains(&password.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passwords(text: &str) -> Vec<(&str, Value)> {
        credentials(text).into_iter().map(|it| (&text[it.password], it.value)).collect()
    }

    #[test]
    fn literals() {
        let table = [
            ("postgres://chatwoot:chatwoot@db:5432/x", "chatwoot", Value::Weak),
            ("A=redis://:hunter2@cache:6379/0", "hunter2", Value::Weak),
            ("amqp://u:x7Kq2mP9vL4wR8tZ@mq", "x7Kq2mP9vL4wR8tZ", Value::Strong),
            ("jdbc:postgresql://db/x?user=a&password=odoo", "odoo", Value::Weak),
            ("https://user:password@host/x", "password", Value::Placeholder),
            ("Server=db;User Id=a;Password=odoo;Port=1", "odoo", Value::Weak),
            ("user=a password=odoo host=db", "odoo", Value::Weak),
            ("cache:6379,password=odoo,ssl=False", "odoo", Value::Weak),
            ("a.PlainLoginModule required username=\"u\" password=\"odoo\";", "odoo", Value::Weak),
        ];
        for (text, password, value) in table {
            assert_eq!(passwords(text), [(password, value)], "{text}");
        }
    }

    #[test]
    fn references() {
        for text in [
            "postgres://a:${P}@db/x",
            "postgres://a:$P@db",
            "postgres://a:$${P}@db",
            "http://host:80/a@b",
            "https://user@host",
            "http://a.b/x?token=abc",
            "postgres://u:p@db.example.com/x",
            "postgres://<u>:<p>@db",
            "https://x/y:z@w",
            "http://{{ u }}:{{ p }}@h",
        ] {
            assert_eq!(passwords(text), [], "{text}");
        }
    }
}
