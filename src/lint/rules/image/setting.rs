//! Whether a service gives a setting, as the image table writes settings.

use crate::compose::{Command, Service, Text};

/// `NAME`, `NAME=value` and `NAME!=value` of the environment; `/folder` of a mount; `-flag` of the
/// command; any other word of the command or of the environment.
pub(in crate::lint::rules) fn is_set(service: &Service, setting: &str) -> bool {
    if let Some((name, other)) = setting.split_once("!=") {
        return service.env(name).is_some_and(|it| it.text() != other);
    }
    if let Some((name, value)) = setting.split_once('=') {
        return service.env(name).is_some_and(|it| it.text() == value);
    }
    match setting.chars().next() {
        Some('/') => is_mounted(service, setting),
        Some('-') => is_said(service, setting),
        Some(first) if first.is_ascii_uppercase() => service.env(setting).is_some(),
        _ => is_said(service, setting) || is_in_environment(service, setting),
    }
}

/// At the folder or a file, below it or above it.
fn is_mounted(service: &Service, path: &str) -> bool {
    let below = |target: &str| target.strip_prefix(path).is_some_and(|it| it.starts_with('/'));
    let mut mounts = service.mounts.iter();
    mounts.any(|it| it.covers(path) || below(&it.target)) || service.get("configs").is_some()
}

fn is_said(service: &Service, word: &str) -> bool {
    let words = service.command.as_ref().map(Command::words).unwrap_or_default();
    words.iter().map(Text::as_str).any(|it| it.to_ascii_lowercase().contains(word))
}

fn is_in_environment(service: &Service, word: &str) -> bool {
    let has = |text: &str| text.to_ascii_lowercase().contains(word);
    service.environment.iter().any(|it| has(it.name.as_str()) || has(it.text()))
}
