//! One more label for a service.

use crate::{
    compose::Service,
    lint::{Fix, Yaml},
};

/// Only where labels are written already, in either form.
pub(super) fn with(fix: Fix, service: &Service, name: &str, value: &str) -> Option<Fix> {
    let entry = service.entry("labels")?;
    if entry.value.is_sequence() {
        return Some(fix.item(&entry.value, &format!("{name}={value}")));
    }
    Some(fix.key_under(entry, name, &Yaml::word(format!("\"{value}\""))))
}
