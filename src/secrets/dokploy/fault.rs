//! What a request to Dokploy came to when it was not an answer. Nothing of what it wrote is repeated.

use std::fmt;

/// Each with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Unreachable {
        address: String,
        reason: String,
    },
    /// A redirect, which is not followed: it would carry the key to another place.
    Redirected {
        address: String,
    },
    /// A key that is not valid, or whose user may not do this.
    Denied {
        address: String,
    },
    NotFound {
        compose: String,
    },
    /// More text than Dokploy takes, or than we do.
    TooLarge,
    /// An answer that is not Dokploy's.
    Malformed {
        address: String,
    },
    /// Any other status.
    Refused {
        status: u16,
    },
    /// Another grammar of the environment than the one that is written.
    TooOld {
        version: String,
    },
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable { address, reason } => write!(
                f,
                "cannot reach Dokploy at `{address}`: {reason}\nhelp: DOKPLOY_URL is the address of its panel"
            ),
            Self::Redirected { address } => write!(
                f,
                "`{address}` sends us elsewhere, and a key does not follow\nhelp: set DOKPLOY_URL to the address that the panel ends up at"
            ),
            Self::Denied { address } => write!(
                f,
                "Dokploy at `{address}` does not accept the key for this\nhelp: make DOKPLOY_API_KEY in the profile of a user who may see and write the service's environment"
            ),
            Self::NotFound { compose } => write!(
                f,
                "Dokploy has no compose service `{compose}`\nhelp: its id is the last part of the panel's address of the service"
            ),
            Self::TooLarge => f.write_str(
                "the environment is larger than Dokploy's API takes\nhelp: `--format dokploy -o FILE`, and paste it",
            ),
            Self::Malformed { address } => write!(
                f,
                "the answer of `{address}` is not Dokploy's\nhelp: does DOKPLOY_URL point to Dokploy, and not to something in front of it?"
            ),
            Self::Refused { status } => {
                write!(f, "Dokploy refused with status {status}\nhelp: its log says why")
            }
            Self::TooOld { version } => write!(
                f,
                "Dokploy {version} reads an environment by other rules\nhelp: update it to 0.30 or later"
            ),
        }
    }
}
