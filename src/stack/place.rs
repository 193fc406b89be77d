//! Where one value lives in Vault.

use std::{fmt, str::FromStr};

use super::text::text_serde;
use crate::problem::quoted;

/// `vault:<mount>/<path>#<field>[@version]`: a field of a secret, of its newest version unless one is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Mount and path, as `vault kv get` takes them.
    pub secret: String,
    pub field: String,
    pub version: Option<u64>,
}

text_serde!(Place, pattern: r"^vault:[^/#@]+(/[^/#@]+)+#[^#@]+(@[1-9][0-9]*)?$");

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parts(text).ok_or_else(|| {
            format!(
                "{} is not a reference to Vault\nhelp: write `vault:<mount>/<path>#<field>`, with `@<version>` to pin one",
                quoted(text)
            )
        })
    }
}

fn parts(text: &str) -> Option<Place> {
    let (secret, field) = text.strip_prefix("vault:")?.split_once('#')?;
    let (field, version) = match field.split_once('@') {
        None => (field, None),
        Some((field, version)) => {
            let digits = version.bytes().all(|it| it.is_ascii_digit());
            (field, Some(version.parse().ok().filter(|it| digits && *it > 0)?))
        }
    };
    let plain = |c: char| !c.is_control() && !matches!(c, '#' | '@' | '%' | '?' | '\\');
    let segment = |it: &str| !matches!(it, "" | "." | "..") && it.chars().all(plain);
    let whole = secret.contains('/') && secret.split('/').all(segment);
    let place = Place { secret: secret.to_owned(), field: field.to_owned(), version };
    (whole && !field.is_empty() && field.chars().all(plain)).then_some(place)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { secret, field, version } = self;
        write!(f, "vault:{secret}#{field}")?;
        version.map_or(Ok(()), |it| write!(f, "@{it}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back() {
        for text in ["vault:secret/a#B", "vault:kv/team/x y#KEY@3"] {
            assert_eq!(text.parse::<Place>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        let slips = [
            "secret/a#B",
            "vault:secret#B",
            "vault:secret/a",
            "vault:secret/a#",
            "vault:/a#B",
            "vault:secret/../b#B",
            "vault:secret/a#B@0",
            "vault:secret/a#B@+1",
            "vault:secret/a#B@",
            "vault:secret//a#B",
            "vault:secret/a?list=true#B",
        ];
        for slip in slips {
            assert!(slip.parse::<Place>().is_err(), "{slip}");
        }
    }
}
