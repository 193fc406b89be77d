//! Who may reach an admin interface through the edge.

use std::net::IpAddr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::checked_text;

/// The middleware in front of a route.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// HTTP basic authentication; the users come from Vault as htpasswd lines.
    BasicAuth,
    /// Only these networks; a variable can widen them without a new render.
    AllowIps(Vec<Cidr>),
}

checked_text! {
    /// An IP network, such as `203.0.113.7/32`.
    Cidr, pattern: r"^[0-9a-fA-F.:]+/[0-9]{1,3}$", check: cidr
}

fn cidr(text: &str) -> Result<(), String> {
    let parsed = text.split_once('/').and_then(|(address, length)| {
        Some((address.parse::<IpAddr>().ok()?, length.parse::<u8>().ok()?))
    });
    match parsed {
        Some((IpAddr::V4(_), 0..=32) | (IpAddr::V6(_), 0..=128)) => Ok(()),
        _ => Err(format!("`{text}` is not an IP network\nhelp: write it as `203.0.113.7/32`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks() {
        for good in ["203.0.113.7/32", "10.0.0.0/8", "::1/128"] {
            assert!(good.parse::<Cidr>().is_ok(), "{good}");
        }
        for bad in ["203.0.113.7", "10.0.0.0/33", "a/8", "::1/129"] {
            assert!(bad.parse::<Cidr>().is_err(), "{bad}");
        }
    }
}
