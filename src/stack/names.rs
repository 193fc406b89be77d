//! Names a stack file gives to things: hosts, services, networks, volumes, variables.

use super::text::checked_text;
use crate::problem::quoted;

checked_text! {
    /// A DNS zone such as `smarterbot.cl`, or `localhost` (RFC 1123 labels, 253 characters at most).
    Domain, pattern: r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$", check: domain
}
checked_text! {
    /// One DNS label: the part of a host before the stack's domain.
    Label, pattern: r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", check: label
}
checked_text! {
    /// The name of a stack: the Compose project name, and the prefix of its routers.
    StackName, pattern: r"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", check: name
}
checked_text! {
    /// The name of a service: a Compose service key that is also a DNS name.
    ServiceName, pattern: r"^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", check: name
}
checked_text! {
    /// The name of a Docker network or volume.
    DockerName, pattern: r"^[a-zA-Z0-9][a-zA-Z0-9_.-]*$", check: docker_name
}
checked_text! {
    /// The start of a volume name; may be empty.
    Prefix, pattern: r"^([a-zA-Z0-9][a-zA-Z0-9_.-]*)?$", check: prefix
}
checked_text! {
    /// The name of an environment variable.
    VariableName, pattern: r"^[A-Z_][A-Z0-9_]*$", check: variable
}
checked_text! {
    /// A path of Vault: a mount or what stands under it, without `/` at either end.
    VaultPath, pattern: r"^[a-zA-Z0-9_-]+(/[a-zA-Z0-9_-]+)*$", check: vault_path
}
checked_text! {
    /// A name of the tz database such as `America/Santiago`.
    TimeZone, pattern: r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$", check: time_zone
}
checked_text! {
    /// An absolute path inside a container.
    ContainerPath, pattern: r"^/[^:]*$", check: container_path
}

checked_text! {
    /// A path of a URL, as routers match it.
    RoutePath, pattern: r"^/[A-Za-z0-9._~/-]*$", check: route_path
}
checked_text! {
    /// Who a process runs as: a user, or a user and a group.
    User, pattern: r"^[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?$", check: user
}
checked_text! {
    /// A Linux capability without its `CAP_`.
    Capability, pattern: r"^[A-Z][A-Z_]*$", check: capability
}

fn domain(text: &str) -> Result<(), String> {
    if text.len() <= 253 && !text.is_empty() && text.split('.').all(is_label) {
        return Ok(());
    }
    Err(format!(
        "{} is not a domain\nhelp: write lower-case names joined by dots, such as `example.cl`",
        quoted(text)
    ))
}

fn label(text: &str) -> Result<(), String> {
    if is_label(text) {
        return Ok(());
    }
    Err(format!(
        "{} is not a DNS label\nhelp: use lower-case letters, digits and inner `-`, 63 at most",
        quoted(text)
    ))
}

/// A label that no YAML reader takes for a number or a date.
fn name(text: &str) -> Result<(), String> {
    label(text)?;
    if text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Ok(());
    }
    Err(format!("`{text}` could be read as a number\nhelp: start it with a letter"))
}

fn is_label(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=63).contains(&text.len())
        && text.chars().all(inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

fn docker_name(text: &str) -> Result<(), String> {
    if !text.is_empty() && prefix(text).is_ok() {
        return Ok(());
    }
    Err(format!(
        "{} is not a Docker name\nhelp: use letters, digits, `_`, `.` and `-`",
        quoted(text)
    ))
}

fn prefix(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    if text.chars().all(inner) && text.chars().next().is_none_or(|c| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Err(format!(
        "{} cannot start a Docker name\nhelp: use letters, digits, `_`, `.` and `-`",
        quoted(text)
    ))
}

fn variable(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if text.chars().all(inner) && text.chars().next().is_some_and(|c| !c.is_ascii_digit()) {
        return Ok(());
    }
    Err(format!("{} is not a variable name\nhelp: use capitals, digits and `_`", quoted(text)))
}

fn vault_path(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if text.split('/').all(|part| !part.is_empty() && part.chars().all(inner)) {
        return Ok(());
    }
    Err(format!("{} is not a Vault path\nhelp: write it without `/` at the ends", quoted(text)))
}

fn time_zone(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    if text.split('/').all(|part| !part.is_empty() && part.chars().all(inner)) {
        return Ok(());
    }
    Err(format!(
        "{} is not a time zone\nhelp: write a tz name such as `America/Santiago`",
        quoted(text)
    ))
}

fn container_path(text: &str) -> Result<(), String> {
    let strange = |c: char| c == ':' || c == '$' || c.is_control();
    if text.starts_with('/') && !text.contains(strange) {
        return Ok(());
    }
    Err(format!(
        "{} is not a path inside a container\nhelp: start it with `/`, leave out `:` and `$`",
        quoted(text)
    ))
}

fn route_path(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_alphanumeric() || "._~/-".contains(c);
    if text.starts_with('/') && text.chars().all(inner) {
        return Ok(());
    }
    Err(format!(
        "{} is not a path of a URL\nhelp: start it with `/`, use letters, digits and `._~-`",
        quoted(text)
    ))
}

fn user(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    let part = |it: &str| !it.is_empty() && it.chars().all(inner);
    let (name, group) = text.split_once(':').unwrap_or((text, "0"));
    if part(name) && part(group) {
        return Ok(());
    }
    Err(format!("{} is not a user\nhelp: write it as `1000:1000`", quoted(text)))
}

fn capability(text: &str) -> Result<(), String> {
    let inner = |c: char| c.is_ascii_uppercase() || c == '_';
    if text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(inner) {
        return Ok(());
    }
    Err(format!("{} is not a capability\nhelp: write it as `NET_BIND_SERVICE`", quoted(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains() {
        for good in ["smarterbot.cl", "localhost", "a-b.example"] {
            assert!(good.parse::<Domain>().is_ok(), "{good}");
        }
        for bad in ["", "Smarterbot.cl", "-a.cl", "a..b", "a b", "https://x.cl", "ñandú.cl"] {
            assert!(bad.parse::<Domain>().is_err(), "{bad}");
        }
        assert!("a.".repeat(130).trim_end_matches('.').parse::<Domain>().is_err());
    }

    #[test]
    fn other_names() {
        assert!("grafana-2".parse::<ServiceName>().is_ok());
        assert!("Grafana".parse::<ServiceName>().is_err());
        assert!("1e3".parse::<ServiceName>().is_err());
        assert!("dkcompose_postgres_data".parse::<DockerName>().is_ok());
        assert!("_x".parse::<DockerName>().is_err());
        assert!("".parse::<Prefix>().is_ok());
        assert!("N8N_KEY".parse::<VariableName>().is_ok());
        assert!("8N_KEY".parse::<VariableName>().is_err());
        assert!("secret/kv".parse::<VaultPath>().is_ok());
        assert!("/secret".parse::<VaultPath>().is_err());
        assert!("/var/lib/x".parse::<ContainerPath>().is_ok());
        assert!("var/lib".parse::<ContainerPath>().is_err());
    }
}
