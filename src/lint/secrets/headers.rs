//! Secrets in the headers of HTTP requests, wherever a command or a file writes one.

use std::ops::Range;

use super::{Hit, Name, Value};

/// Headers that log in, in lower case.
const HEADERS: [&str; 6] = [
    "authorization",
    "private-token",
    "x-api-key",
    "x-auth-token",
    "x-vault-token",
    "x-access-token",
];
/// What stands between a header and its value.
const BETWEEN: [char; 6] = [':', '=', ' ', '"', '\'', '\\'];
const SCHEMES: [&str; 4] = ["Bearer ", "Basic ", "Token ", "ApiKey "];

/// `Authorization: Bearer …`, `proxy_set_header X-Api-Key "…"`; an example of one is short.
pub(in crate::lint) fn headers(text: &str) -> Vec<Hit> {
    let lower = text.to_ascii_lowercase();
    let mut hits = Vec::new();
    for header in HEADERS {
        for (at, _) in lower.match_indices(header) {
            let end = at + header.len();
            let rest = &text[end..];
            let body = rest.trim_start_matches(BETWEEN);
            if body.len() == rest.len() {
                continue;
            }
            let scheme = SCHEMES.iter().find(|it| body.starts_with(**it));
            let body = scheme.map_or(body, |it| &body[it.len()..]);
            // A word behind `Authorization` alone may be anything: the name of a field, a method.
            if header == "authorization" && scheme.is_none() {
                continue;
            }
            let start = text.len() - text[end..].len() + rest.len() - body.len();
            let length = body.find(|c: char| c.is_whitespace() || "\"'`\\,;)".contains(c));
            let range = start..start + length.unwrap_or(body.len());
            if is_drawn(text, &range) {
                let holder = format!("`{}`", &text[at..end]);
                hits.push(Hit { text: 0, range, holder, user: None, name: Name::Secret });
            }
        }
    }
    hits
}

fn is_drawn(text: &str, range: &Range<usize>) -> bool {
    let value = &text[range.clone()];
    value.len() >= 8 && Value::of(Name::Secret, value) == Value::Strong
}

#[cfg(test)]
mod tests {
    use super::headers;

    #[test]
    fn requests() {
        let drawn = "x7Kq2mP9vL4wR8tZ";
        for text in [
            format!("curl -H \"Authorization: Bearer {drawn}\" https://a"),
            format!("customrequestheaders.Authorization=Basic {drawn}"),
            format!("wget --header='X-Api-Key: {drawn}'"),
            format!("proxy_set_header PRIVATE-TOKEN {drawn};"),
        ] {
            let hits = headers(&text);
            let found: Vec<_> = hits.iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(found, [drawn], "{text}");
        }
        for text in [
            "Authorization: Bearer $TOKEN",
            "X-Api-Key,Authorization,Content-Type",
            "X-Api-Key: $http_x_api_key",
            "Authorization: Bearer your-token-here",
        ] {
            assert!(headers(text).is_empty(), "{text}");
        }
    }
}
