//! The formats of `.env` text: one file per consumer, each with what it writes and what its consumer reads.
//!
//! A value is a [`Secret`], so it is UTF-8 already; bytes that are not cannot get here.

mod compose;
mod compose_escapes;
mod compose_variables;
mod docker;
mod document;
mod dokploy;
mod json;
mod npm;
mod portable;
mod python;
mod quotes;
mod read_error;
mod shell;
mod systemd;
mod unfit;
mod wiped;

use clap::ValueEnum as _;
use zeroize::Zeroizing;

use self::wiped::buffer;
pub use self::{
    document::{Group, document},
    read_error::ReadError,
    unfit::Unfit,
};
use super::Secret;

/// Names and values in the order of the text.
type Pairs = Vec<(String, Secret)>;

const NUL: &str = "no process can have a NUL in its environment";
const REFERENCES: &str = "`dokploy-refs` holds references to Vault, not values";

/// Who is going to read the variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Format {
    /// Docker Compose's `.env` and `env_file`
    #[default]
    Compose,
    /// `docker run --env-file`, and Compose's `env_file` of `format: raw`
    Docker,
    /// The environment box of Dokploy 0.30 and later
    Dokploy,
    /// The same with references to Dokploy's own Vault provider in place of values
    DokployRefs,
    /// An object of strings, for programs
    Json,
    /// What Compose, shells, systemd, Dokploy, python-dotenv and npm's dotenv read alike
    Portable,
    /// `set -a; . ./FILE` in bash, dash and any other POSIX shell
    Shell,
    /// `EnvironmentFile=` of a systemd unit
    Systemd,
}

/// One `NAME=…` without its line feed, or one member of a JSON object; re-read by the consumer's own
/// grammar before it is returned: exactly this variable with exactly this value.
///
/// # Errors
/// When the format cannot hold the value or the name; a name is `[A-Za-z_][A-Za-z0-9_]*`.
pub fn line(format: Format, name: &str, value: &Secret) -> Result<Zeroizing<String>, Unfit> {
    attempt(format, name, value)
        .map_err(|reason| Unfit { reason, others: others(format, name, value) })
}

/// What the consumer reads: names and values in order, a repeated name every time.
///
/// # Errors
/// At whatever its consumer refuses or passes over, and where a value is not in the text itself.
pub fn read(format: Format, text: &str) -> Result<Vec<(String, Secret)>, ReadError> {
    match format {
        Format::Compose => compose::read(text),
        Format::Docker => docker::read(text),
        Format::Dokploy => dokploy::read(text),
        Format::DokployRefs => Err(ReadError { line: 1, reason: REFERENCES }),
        Format::Json => json::read(text),
        Format::Portable => portable::read(text),
        Format::Shell => shell::read(text),
        Format::Systemd => systemd::read(text),
    }
}

/// What Docker Compose reads from an existing `.env`, in order; of a repeated name the last value.
///
/// # Errors
/// The first line that Compose refuses or ignores, or whose value depends on the environment.
pub fn read_compose(text: &str) -> Result<Vec<(String, Secret)>, ReadError> {
    Ok(last(compose::read(text)?))
}

fn last(pairs: Pairs) -> Pairs {
    let mut found = Pairs::new();
    for (name, value) in pairs {
        match found.iter_mut().find(|(it, _)| *it == name) {
            Some((_, before)) => *before = value,
            None => found.push((name, value)),
        }
    }
    found
}

/// What stands in an environment box of Dokploy, references as they are; of a repeated name the last value.
///
/// # Errors
/// The first line that Dokploy passes over.
pub fn read_box(text: &str) -> Result<Vec<(String, Secret)>, ReadError> {
    Ok(last(npm::read(text)?))
}

/// `NAME='${{vault.PROVIDER.PATH:FIELD}}'`, which Dokploy replaces by what its Vault provider finds there.
/// The value may still be one that the quotes around it cannot hold: [`line`] for [`Format::Dokploy`] says.
///
/// # Errors
/// When a part holds what would end or change the reference.
pub fn dokploy_ref(name: &str, provider: &str, path: &str, field: &str) -> Result<String, Unfit> {
    let written =
        if is_name(name) { dokploy::reference(name, provider, path, field) } else { Err(NAME) };
    written.map_err(|reason| Unfit { reason, others: Vec::new() })
}

const NAME: &str = "a variable's name has letters, digits and `_` only, no digit first";

fn attempt(format: Format, name: &str, value: &Secret) -> Result<Zeroizing<String>, &'static str> {
    if !is_name(name) {
        return Err(NAME);
    }
    if matches!(format, Format::Portable | Format::Shell) && !shell::takes(name) {
        return Err("a shell keeps this name for itself");
    }
    let encoded = match format {
        Format::Compose => compose::encode(value.expose()),
        Format::Docker => docker::encode(value.expose()),
        Format::Dokploy => dokploy::encode(value.expose()),
        Format::DokployRefs => Err(REFERENCES),
        Format::Json => Ok(json::encode(value.expose())),
        Format::Portable => portable::encode(value.expose()),
        Format::Shell => shell::encode(value.expose()),
        Format::Systemd => systemd::encode(value.expose()),
    }?;
    let line = assignment(format, name, &encoded);
    let whole = match format {
        Format::Json => ["{", &line, "}"],
        _ => ["", &line, "\n"],
    };
    let mut text = buffer(line.len() + 2);
    for piece in whole {
        text.push_str(piece);
    }
    if is_read_as(format, &text, &[&(name.to_owned(), value.clone())]) {
        return Ok(line);
    }
    Err("its reader would take the value for something else")
}

fn assignment(format: Format, name: &str, encoded: &str) -> Zeroizing<String> {
    let mut line = buffer(name.len() + encoded.len() + 4);
    let (before, between) = if format == Format::Json { ("\"", "\": ") } else { ("", "=") };
    for piece in [before, name, between, encoded] {
        line.push_str(piece);
    }
    line
}

/// Whether the consumer finds exactly these variables in the text.
fn is_read_as(format: Format, text: &str, entries: &[&(String, Secret)]) -> bool {
    read(format, text).is_ok_and(|found| found.iter().eq(entries.iter().copied()))
}

fn others(format: Format, name: &str, value: &Secret) -> Vec<Format> {
    let others = Format::value_variants().iter().copied().filter(|it| *it != format);
    others.filter(|it| attempt(*it, name, value).is_ok()).collect()
}

fn is_name(name: &str) -> bool {
    !name.starts_with(|it: char| it.is_ascii_digit())
        && !name.is_empty()
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
}
