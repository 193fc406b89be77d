//! How often and how long a probe is tried.

use crate::compose::{Healthcheck, Text};

/// Milliseconds of `interval`, `timeout`, …; nothing where it is not written or not understood.
pub(in crate::lint::rules) fn milliseconds(text: &str) -> Option<u64> {
    let mut rest = text.trim();
    let mut total = 0.0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let number: f64 = rest[..digits].parse().ok()?;
        let unit = &rest[digits..];
        let units =
            [("ms", 1.0), ("us", 0.001), ("h", 3_600_000.0), ("m", 60_000.0), ("s", 1000.0)];
        let (name, factor) = units.into_iter().find(|(name, _)| unit.starts_with(name))?;
        total += number * factor;
        rest = &unit[name.len()..];
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
    Some(total as u64)
}

pub(in crate::lint::rules) fn entry(health: &Healthcheck, key: &str) -> Option<Text> {
    health.node.get_merged(key).as_ref().and_then(Text::of)
}

/// A duration of the healthcheck, or the default where none is written.
pub(in crate::lint::rules) fn duration(
    health: &Healthcheck,
    key: &str,
    default: u64,
) -> Option<u64> {
    entry(health, key).map_or(Some(default), |it| milliseconds(it.as_str()))
}

#[test]
fn durations() {
    let table = [
        ("1m30s", Some(90_000)),
        ("500ms", Some(500)),
        ("1.5s", Some(1500)),
        ("2h", Some(7_200_000)),
    ];
    for (text, expected) in table {
        assert_eq!(milliseconds(text), expected, "{text}");
    }
    for text in ["", "30", "s", "${X}", "1x", "1.2.3s"] {
        assert_eq!(milliseconds(text), None, "{text}");
    }
}
