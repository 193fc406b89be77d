//! Durations and sizes as Compose reads them.

/// Whether Compose understands `1m30s`, `1.5h`, `0`; units from nanoseconds to weeks.
pub(super) fn is_duration(text: &str) -> bool {
    const UNITS: [&str; 10] = ["ns", "us", "µs", "μs", "ms", "s", "m", "h", "d", "w"];
    let mut rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    if rest == "0" {
        return true;
    }
    if rest.is_empty() {
        return false;
    }
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        let (number, tail) = rest.split_at(end);
        let has_digit = number.bytes().any(|it| it.is_ascii_digit());
        if !has_digit || number.matches('.').count() > 1 {
            return false;
        }
        let end = tail.find(|it: char| it.is_ascii_digit() || it == '.').unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        if !UNITS.contains(&unit) {
            return false;
        }
        rest = tail;
    }
    true
}

/// The size that `512m`, `1.5 GiB` and `1024` mean; `-1` (no limit) is no size.
pub(in crate::lint) fn bytes(text: &str) -> Option<f64> {
    let last = text.rfind(|it: char| it.is_ascii_digit() || matches!(it, '.' | ' '))?;
    let (number, suffix) = (&text[..=last], &text[last + 1..]);
    let number = number.strip_suffix(' ').unwrap_or(number);
    let size: f64 = number.parse().ok()?;
    let suffix = suffix.to_ascii_lowercase();
    let exponent = match suffix.as_bytes().first() {
        None => 0,
        Some(b'b') if suffix.len() == 1 => 0,
        Some(first) if matches!(suffix.get(1..), Some("" | "b" | "ib")) => {
            1 + "kmgtp".find(char::from(*first))?
        }
        Some(_) => return None,
    };
    let unit = 1024_f64.powi(i32::try_from(exponent).ok()?);
    (size >= 0.0 && size.is_finite()).then_some(size * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_that_compose_takes() {
        for text in ["0", "0s", "1m30s", "1.5s", "-1s", "1d", "1w", "+5s", ".5s", "5.s", "1µs"] {
            assert!(is_duration(text), "{text}");
        }
        for text in ["", "5", "1 m", "5sec", "1h 5m", "5S", "s", "1y", "0.5", "1..5s", "é", "5é"]
        {
            assert!(!is_duration(text), "{text}");
        }
    }

    #[test]
    fn sizes_that_compose_takes() {
        for text in ["8", "8k", "8KB", "8KiB", "8 m", "8 MB", "8b", "1.5g", ".5g", "5.g", "1e3"] {
            assert!(bytes(text).is_some(), "{text}");
        }
        for text in ["", "m", "8e", "8mm", "8 M B", "8i", "0x10", " 8m", "8m ", "1,5g", "-1m", "8é"]
        {
            assert!(bytes(text).is_none(), "{text}");
        }
        assert_eq!(bytes("1.5k"), Some(1536.0));
    }
}
