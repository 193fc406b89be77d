//! `NAME = value` in files of any format: shell, INI, HCL, properties, JSON.

use std::ops::Range;

use super::Name;

/// An assignment on one line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Line<'a> {
    pub(in crate::lint) name: &'a str,
    pub(in crate::lint) class: Name,
    pub(in crate::lint) value: &'a str,
    pub(in crate::lint) range: Range<usize>,
}

/// Words before a name that do not change the assignment.
const LEADS: [&str; 15] = [
    "export ",
    "local ",
    "readonly ",
    "declare -x ",
    "ENV ",
    "ARG ",
    "- ",
    "set ",
    "const ",
    "let ",
    "var ",
    "private ",
    "static ",
    "define(",
    "$",
];

/// Assignments to names that promise a secret; in source code only quoted values count.
pub(in crate::lint) fn lines(text: &str, is_code: bool) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        found.extend(assignment(line, is_code).map(|(name, class, range)| Line {
            name,
            class,
            value: &line[range.clone()],
            range: start + range.start..start + range.end,
        }));
        start += line.len();
    }
    found
}

fn assignment(line: &str, is_code: bool) -> Option<(&str, Name, Range<usize>)> {
    if line.trim_start().starts_with('<') {
        return element(line);
    }
    let is_definition = line.trim_start().starts_with("define(");
    let mut body = line.trim_start();
    if body.starts_with(['#', ';']) || body.starts_with("//") || body.starts_with("--") {
        return None;
    }
    for lead in LEADS {
        body = body.strip_prefix(lead).unwrap_or(body).trim_start();
    }
    let body = body.trim_end();
    let quote = body.chars().next().filter(|it| matches!(it, '"' | '\''));
    let inner = quote.map_or(body, |_| &body[1..]);
    let named = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let length = inner.find(|c| !named(c)).filter(|it| (1..=60).contains(it))?;
    let name = &inner[..length];
    let class = Name::of(name);
    if matches!(class, Name::Other | Name::Public) {
        return None;
    }
    let rest = &inner[length..];
    let rest = quote.map_or(Some(rest), |quote| rest.strip_prefix(quote))?.trim_start();
    let value = match rest.strip_prefix(',') {
        Some(value) if is_definition => value,
        _ => rest.strip_prefix("=>").or_else(|| rest.strip_prefix([':', '=']))?,
    };
    let value = value.trim_start().trim_end_matches([',', ';']);
    let quoted = value.chars().next().filter(|it| matches!(it, '"' | '\''));
    let value = match quoted {
        Some(quote) => value[1..].split(quote).next()?,
        None if is_code => return None,
        None => plain(value)?,
    };
    let value = default(value).unwrap_or(value);
    let start = value.as_ptr() as usize - line.as_ptr() as usize;
    (!value.is_empty()).then_some((name, class, start..start + value.len()))
}

/// `<password>value</password>`
fn element(line: &str) -> Option<(&str, Name, Range<usize>)> {
    let (name, rest) = line.trim_start().strip_prefix('<')?.split_once('>')?;
    let (value, _) = rest.split_once('<')?;
    let class = Name::of(name);
    let named = name.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c));
    let start = value.as_ptr() as usize - line.as_ptr() as usize;
    let fits = named && !matches!(class, Name::Other | Name::Public) && !value.is_empty();
    fits.then_some((name, class, start..start + value.len()))
}

/// What a shell takes when a variable is not set: `${PASSWORD:-value}`.
fn default(value: &str) -> Option<&str> {
    let (name, default) = value.strip_prefix("${")?.strip_suffix('}')?.split_once(":-")?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (is_name && !default.contains('$')).then_some(default)
}

/// A bare value, unless it is an expression.
fn plain(value: &str) -> Option<&str> {
    let value = value.split(" #").next()?.trim_end();
    let value = value.split([';', '&', '|']).next()?.trim_end();
    let expression = value.contains(['(', ')', '[', '{', '<', '\\', '"', '\'']);
    let dotted =
        value.contains('.') && value.chars().all(|c| c.is_ascii_lowercase() || "._".contains(c));
    let blank = value.contains(char::is_whitespace);
    (!expression && !dotted && !blank).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, is_code: bool) -> Vec<(&str, &str)> {
        lines(text, is_code).into_iter().map(|it| (it.name, it.value)).collect()
    }

    #[test]
    fn formats() {
        let table = [
            ("export DB_PASSWORD=pw1\n", "DB_PASSWORD"),
            ("admin_passwd = pw1", "admin_passwd"),
            ("  \"password\": \"pw1\",\n", "password"),
            ("token = \"pw1\"", "token"),
            ("spring.datasource.password=pw1", "spring.datasource.password"),
            ("DB_PASSWORD='pw1' # comment", "DB_PASSWORD"),
        ];
        for (text, name) in table {
            assert_eq!(found(text, false), [(name, "pw1")], "{text}");
        }
        let code = [
            ("define('DB_PASSWORD', 'pw1');", "DB_PASSWORD"),
            ("$dbPassword = 'pw1';", "dbPassword"),
            ("const apiKey = \"pw1\";", "apiKey"),
            ("  <password>pw1</password>", "password"),
            ("DB_PASSWORD=\"${DB_PASSWORD:-pw1}\"", "DB_PASSWORD"),
        ];
        for (text, name) in code {
            assert_eq!(found(text, true), [(name, "pw1")], "{text}");
        }
        assert_eq!(found("a\npassword: pw1\r\nb", false), [("password", "pw1")]);
    }

    #[test]
    fn others() {
        for text in [
            "# password = x",
            "password = os.environ['X']",
            "token = var.token",
            "secret := get()",
            "local password",
            "password_file = /x",
            "if password == x",
            "user = x",
        ] {
            assert_eq!(found(text, false), [], "{text}");
        }
        assert_eq!(found("password = settings", true), []);
        assert_eq!(found("define('DB_PASSWORD', getenv('DB_PASSWORD'));", true), []);
    }
}
