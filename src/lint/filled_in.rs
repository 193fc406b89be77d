//! Text that another program puts something else for, before Compose reads the file.

use crate::problem::Place;

/// A key of YAML is no longer, in characters.
const LONGEST_KEY: usize = 1024;

/// `{{ name }}`, `{% if x %}`, `%%NAME%%`, `@NAME@`, `<name>`.
pub(in crate::lint) fn is_filled_in(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    let spoken = |c: char| plain(c) || matches!(c, '-' | '.' | ' ');
    text.contains("{{")
        || text.contains("{%")
        || has_between(text, "%%", "%%", spoken)
        || has_between(text, "@", "@", plain)
        || has_between(text, "<", ">", spoken)
}

fn has_between(text: &str, open: &str, close: &str, is_part: impl Fn(char) -> bool) -> bool {
    text.match_indices(open).any(|(at, _)| {
        let rest = &text[at + open.len()..];
        let length = rest.find(|c| !is_part(c)).filter(|it| *it > 0);
        length.is_some_and(|it| rest[it..].starts_with(close))
    })
}

/// `{{ name }}` and `{$NAME}` without quotes, which YAML takes for mappings; in the key or in the value behind it.
pub(in crate::lint) fn is_filled_in_at(place: &Place) -> bool {
    let (text, start) = (place.source().text(), place.range().start);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(start..).unwrap_or_default();
    let is_open = |it: &str| ["{{", "{$"].iter().any(|mark| it.starts_with(mark));
    let mut key = after.char_indices().take(LONGEST_KEY + 1);
    let end = key.find(|(_, c)| matches!(c, ':' | '\n'));
    let value = end.filter(|(_, c)| *c == ':').and_then(|(at, _)| after.get(at + 1..));
    let is_blank = |c: char| c.is_whitespace() && c != '\n';
    is_open(after.trim_start())
        || value.is_some_and(|it| is_open(it.trim_start_matches(is_blank)))
        || after.starts_with('{') && before.ends_with('{')
}

#[cfg(test)]
mod tests {
    use super::is_filled_in;

    #[test]
    fn texts() {
        for text in [
            "{{ name }}",
            "app_{{name}}",
            "{% if x %}a",
            "%%LOGS%%",
            "@@NAME@@",
            "registry/@IMAGE@:1",
            "<your image>",
            "ghcr.io/<owner>/app",
        ] {
            assert!(is_filled_in(text), "{text}");
        }
        for text in
            ["app", "auth@file", "a@b.c", "100%", "50%%", "<", "<>", "a<b", "@", "@@", "%%%%"]
        {
            assert!(!is_filled_in(text), "{text}");
        }
    }
}
