//! What becomes of a bare number in a mapping of texts, such as `environment`.
//!
//! Compose's YAML reader makes it a number of Go, and Compose writes that down again: an octal
//! `022` is `18`, and `1.10` is `1.1`. Grammar: `resolve.go` of go.yaml.in/yaml, `strconv` of Go.
//! Each number of the tests was read by compose-go 2.9.1 and 2.16.2.

/// The text that a container gets, where it is another.
pub fn rewritten(bare: &str) -> Option<String> {
    if !bare.starts_with(|it: char| it.is_ascii_digit() || "+-.".contains(it)) || bare == "-0" {
        return None;
    }
    let digits = bare.replace('_', "");
    let written = integer(&digits).or_else(|| decimal(&digits))?;
    (written != bare).then_some(written)
}

/// As `strconv.ParseInt` reads it to the base 0.
fn integer(text: &str) -> Option<String> {
    let (is_negative, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    let prefix = digits.get(..2).map(str::to_ascii_lowercase);
    let (digits, radix) = match prefix.as_deref() {
        Some("0x") => (&digits[2..], 16),
        Some("0o") => (&digits[2..], 8),
        Some("0b") => (&digits[2..], 2),
        Some(it) if it.starts_with('0') => (&digits[1..], 8),
        _ => (digits, 10),
    };
    if !digits.chars().all(|it| it.is_digit(radix)) {
        return None;
    }
    let size = u64::from_str_radix(digits, radix).ok()?;
    let fits = !is_negative || size <= i64::MIN.unsigned_abs();
    fits.then(|| if is_negative { format!("-{size}") } else { size.to_string() })
}

fn decimal(text: &str) -> Option<String> {
    let is_part = |it: char| it.is_ascii_digit() || ".eE+-".contains(it);
    let number: f64 = text.chars().all(is_part).then(|| text.parse().ok()).flatten()?;
    number.is_finite().then(|| shortest(number))
}

/// `%v` of Go, which takes an exponent below 0.0001 and from 1,000,000 on.
fn shortest(number: f64) -> String {
    let scientific = format!("{number:e}");
    let Some((digits, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return number.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::rewritten;

    #[test]
    fn what_compose_makes_of_it() {
        let table = [
            ("022", "18"),
            ("-022", "-18"),
            ("007", "7"),
            ("08", "8"),
            ("0x1F", "31"),
            ("0X1F", "31"),
            ("-0x1F", "-31"),
            ("0o17", "15"),
            ("0b11", "3"),
            ("0x_1", "1"),
            ("1_000", "1000"),
            ("1__0", "10"),
            ("1_0.5", "10.5"),
            ("+5", "5"),
            ("3.", "3"),
            (".5", "0.5"),
            ("1.0", "1"),
            ("01.5", "1.5"),
            ("+1.50", "1.5"),
            ("1.10", "1.1"),
            ("1e3", "1000"),
            ("1.e3", "1000"),
            ("1e10", "1e+10"),
            ("1234567.5", "1.2345675e+06"),
            ("12345678.0", "1.2345678e+07"),
            ("0.00001", "1e-05"),
            ("123456789012345678901234567890", "1.2345678901234568e+29"),
        ];
        for (bare, written) in table {
            assert_eq!(rewritten(bare).as_deref(), Some(written), "{bare}");
        }
    }

    #[test]
    fn what_stays() {
        let same = [
            "",
            "0",
            "-0",
            "-5",
            "3306",
            "1.5",
            "0.0001",
            "60:30",
            "1.2.3",
            "12345678901234567890",
            "-",
            ".",
            "+",
            "e3",
            "_1",
            "1e",
            "0x",
            "0b2",
            "1-2",
            "yes",
            "2024-01-01",
            ".inf",
            "NaN",
        ];
        for bare in same {
            assert_eq!(rewritten(bare), None, "{bare}");
        }
    }
}
