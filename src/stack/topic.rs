//! Redpanda topics, with the families that are gone for good.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Duration, known, text::checked_text};

checked_text! {
    /// The name of a topic (Kafka: letters, digits, `.`, `_`, `-`; 249 at most).
    TopicName, pattern: r"^(?!shopify\.|whatsapp\.)[a-zA-Z0-9._-]{1,249}$", check: topic_name
}

/// Topic families of integrations that were retired with 0.8.0.
const LEGACY: [&str; 2] = ["shopify", "whatsapp"];

fn topic_name(text: &str) -> Result<(), String> {
    let family = text.split('.').next().unwrap_or_default();
    if LEGACY.contains(&family) {
        return Err(format!(
            "`{text}` is a legacy topic: the `{family}` integration is gone\nhelp: remove it"
        ));
    }
    let inner = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if (1..=249).contains(&text.len()) && text.chars().all(inner) && text != "." && text != ".." {
        return Ok(());
    }
    Err(format!("`{text}` is not a topic name\nhelp: use letters, digits, `.`, `_` and `-`"))
}

/// What happens to old records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cleanup {
    /// Deleted after the retention.
    #[default]
    Delete,
    /// The newest record of each key stays.
    Compact,
}

/// How records are compressed on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Compression {
    None,
    Gzip,
    #[default]
    Snappy,
    Lz4,
    Zstd,
    Producer,
}

/// A topic and its configuration.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Topic {
    /// How long records are kept.
    pub retention: Duration,
    pub cleanup: Cleanup,
    pub compression: Compression,
    #[schemars(range(min = 1))]
    pub partitions: std::num::NonZeroU16,
    #[schemars(range(min = 1))]
    pub replicas: std::num::NonZeroU16,
    /// Replicas that must have a record before it is acknowledged.
    #[schemars(range(min = 1))]
    pub min_insync_replicas: std::num::NonZeroU16,
}

impl Default for Topic {
    fn default() -> Self {
        Self {
            retention: known("7d"),
            cleanup: Cleanup::default(),
            compression: Compression::default(),
            partitions: const { std::num::NonZeroU16::new(3).unwrap() },
            replicas: std::num::NonZeroU16::MIN,
            min_insync_replicas: std::num::NonZeroU16::MIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legacy_families_do_not_parse() {
        for bad in ["shopify.orders", "whatsapp.inbound", "shopify", "", "a b", ".."] {
            assert!(bad.parse::<TopicName>().is_err(), "{bad}");
        }
        assert!("smarteros.events".parse::<TopicName>().is_ok());
    }
}
