//! Amounts in a stack file: memory and durations, written as Compose writes them.

use std::{fmt, str::FromStr};

use super::text::text_serde;

const KIB: u64 = 1024;
const MIB: u64 = KIB * 1024;
const GIB: u64 = MIB * 1024;

/// An amount of memory in bytes, written `64m` or `2g` (binary units, as Docker reads them).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Memory(u64);

impl Memory {
    pub const fn mebibytes(amount: u64) -> Self {
        Self(amount * MIB)
    }

    pub const fn bytes(self) -> u64 {
        self.0
    }

    pub const fn whole_mebibytes(self) -> u64 {
        self.0 / MIB
    }

    /// This share of the amount, rounded down to whole mebibytes.
    #[must_use]
    pub const fn percent(self, share: u64) -> Self {
        Self::mebibytes(self.whole_mebibytes() * share / 100)
    }
}

impl FromStr for Memory {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let complaint =
            || format!("`{text}` is not an amount of memory\nhelp: write it as `512m` or `2g`");
        let lower = text.to_ascii_lowercase();
        let lower = lower.strip_suffix('b').unwrap_or(&lower);
        let split = lower.find(|c: char| !c.is_ascii_digit()).ok_or_else(complaint)?;
        let (digits, unit) = lower.split_at(split);
        let unit = match unit {
            "k" => KIB,
            "m" => MIB,
            "g" => GIB,
            _ => return Err(complaint()),
        };
        let bytes = digits.parse::<u64>().ok().and_then(|it| it.checked_mul(unit));
        let bytes = bytes.ok_or_else(complaint)?;
        if bytes < 6 * MIB {
            return Err(format!(
                "`{text}` is too little memory\nhelp: Docker accepts `6m` or more"
            ));
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes if bytes % GIB == 0 => write!(f, "{}g", bytes / GIB),
            bytes if bytes % MIB == 0 => write!(f, "{}m", bytes / MIB),
            bytes => write!(f, "{}k", bytes / KIB),
        }
    }
}

text_serde!(Memory, pattern: r"^[0-9]+[kKmMgG][bB]?$");

/// A duration in whole seconds, written `30s`, `1h30m` or `7d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duration(u64);

/// Longer than any of ours, and what every reader can hold.
const A_CENTURY: u64 = 100 * 366 * 86_400;

impl Duration {
    pub const fn seconds(amount: u64) -> Self {
        Self(amount)
    }

    pub const fn as_seconds(self) -> u64 {
        self.0
    }
}

impl FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        seconds(text).filter(|it| (1..=A_CENTURY).contains(it)).map(Self).ok_or_else(|| {
            format!("`{text}` is not a duration\nhelp: write it as `30s`, `1h30m` or `7d`")
        })
    }
}

fn seconds(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut total = 0_u64;
    while !rest.is_empty() {
        let split = rest.find(|c: char| !c.is_ascii_digit())?;
        let amount = rest[..split].parse::<u64>().ok()?;
        let unit = match rest.as_bytes()[split] {
            b's' => 1,
            b'm' => 60,
            b'h' => 3600,
            b'd' => 86_400,
            _ => return None,
        };
        total = total.checked_add(amount.checked_mul(unit)?)?;
        rest = &rest[split + 1..];
    }
    Some(total)
}

/// Seconds: the spelling every reader of a Compose file understands alike.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}s", self.0)
    }
}

text_serde!(Duration, pattern: r"^([0-9]+[smhd])+$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_reads_and_prints() {
        for (text, printed) in [
            ("512m", "512m"),
            ("2g", "2g"),
            ("2048M", "2g"),
            ("1536mb", "1536m"),
            ("9000k", "9000k"),
        ] {
            assert_eq!(text.parse::<Memory>().unwrap().to_string(), printed);
        }
        for bad in ["", "512", "1.5g", "m", "2t", "99999999999999999999g", "1m", "2 g"] {
            assert!(bad.parse::<Memory>().is_err(), "{bad}");
        }
    }

    #[test]
    fn durations_read_and_print() {
        for (text, printed) in [("30s", "30s"), ("1h30m", "5400s"), ("7d", "604800s")] {
            assert_eq!(text.parse::<Duration>().unwrap().to_string(), printed);
        }
        for bad in ["", "30", "s", "1w", "0s", "1h 3m", "99999999999999999999d", "5é"] {
            assert!(bad.parse::<Duration>().is_err(), "{bad}");
        }
    }
}
