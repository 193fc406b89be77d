//! A line of htpasswd with a bcrypt hash, as `htpasswd -nB` makes it.

use anyhow::Context as _;
use bcrypt::Version;

use super::{Generated, random};

/// Who logs in with a generated line.
const USER: &str = "admin";

/// Traefik checks the hash on every request, so the rounds are a price paid each time.
const COST: u32 = 10;

/// What the clear password is kept under, after the name of the line.
pub const CLEAR: &str = "_CLEAR";

/// bcrypt reads 72 bytes at most; 32 letters and digits are 190 bits.
const LENGTH: u16 = 32;

pub(super) fn line() -> anyhow::Result<Generated> {
    let clear = random::alphanumeric(LENGTH)?;
    let mut salt = [0; 16];
    random::fill(&mut salt)?;
    let hash = bcrypt::hash_with_salt(clear.expose(), COST, salt).context("cannot hash")?;
    // `$2y$` is what htpasswd itself writes; readers take it for the same as `$2b$`.
    let line = format!("{USER}:{}", hash.format_for_version(Version::TwoY));
    Ok(Generated { value: line.into(), companion: Some((CLEAR, clear)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clear_password_opens_it() {
        let Generated { value, companion } = line().unwrap();
        let (suffix, clear) = companion.unwrap();
        assert_eq!(suffix, "_CLEAR");
        let (user, hash) = value.expose().split_once(':').unwrap();
        assert_eq!(user, "admin");
        assert!(hash.starts_with("$2y$10$") && hash.len() == 60, "{}", hash.len());
        assert!(bcrypt::verify(clear.expose(), hash).unwrap());
        assert!(!bcrypt::verify("something else", hash).unwrap());
    }

    #[test]
    fn neither_shows() {
        let shown = format!("{:?}", line().unwrap());
        assert_eq!(shown, r#"Generated { value: ***, companion: Some(("_CLEAR", ***)) }"#);
    }
}
