//! The hosts that a router's rule names.

use crate::compose::Text;

/// The arguments of every `Host(…)` and `HostSNI(…)` of a rule, without their quotes.
pub(in crate::lint) fn hosts(rule: &Text) -> Vec<Text> {
    let text = rule.as_str();
    let mut all = Vec::new();
    for matcher in ["Host(", "HostSNI("] {
        for (at, _) in text.match_indices(matcher) {
            let before = text.get(..at).and_then(|it| it.chars().next_back());
            if before.is_some_and(|it| it.is_ascii_alphanumeric()) {
                continue;
            }
            all.extend(arguments(rule, at + matcher.len()));
        }
    }
    all
}

/// Quoted words up to the closing parenthesis.
fn arguments(rule: &Text, start: usize) -> Vec<Text> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (offset, c) in rule.as_str().get(start..).unwrap_or_default().char_indices() {
        let at = start + offset;
        match open {
            Some((quote, from)) if c == quote => {
                found.push(rule.part(from..at));
                open = None;
            }
            None if matches!(c, '`' | '"' | '\'') => open = Some((c, at + 1)),
            None if c == ')' => break,
            Some(_) | None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::hosts;
    use crate::{compose::Text, document::parse};

    fn found(rule: &str) -> Vec<String> {
        let file = parse("f", format!("a: {rule}").as_bytes()).unwrap();
        let text = Text::of(file.documents[0].root.get("a").unwrap()).unwrap();
        hosts(&text).iter().map(|it| it.as_str().to_owned()).collect()
    }

    #[test]
    fn every_host_of_a_rule() {
        assert_eq!(found("Host(`a.cl`) && !PathPrefix(`/x`)"), ["a.cl"]);
        assert_eq!(found("Host(`a.cl`, `b.cl`) || Host(\"c.cl\")"), ["a.cl", "b.cl", "c.cl"]);
        assert_eq!(found("Host(`${D:-x}`) && HostRegexp(`y`)"), ["${D:-x}"]);
        assert_eq!(found("Host(``)"), [""]);
        assert!(found("Host(").is_empty() && found("Host()").is_empty());
        assert_eq!(found("HostSNI(`*`)"), ["*"]);
    }
}
