//! The lines that Compose, a shell, systemd, python-dotenv, npm's dotenv and Dokploy read alike.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError, compose, dokploy, npm, python, shell, systemd,
    wiped::{copy, enclosed, is_bare},
};

pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains('\0') {
        return Err(super::NUL);
    }
    if is_bare(value) {
        return Ok(copy(value));
    }
    if value.contains(['\'', '\\', '\r']) || value.contains("${") {
        return Err(
            "readers of `.env` differ about a single quote, `\\`, a carriage return and `${`",
        );
    }
    Ok(enclosed('\'', value))
}

/// An error unless all of them read the same.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let found = compose::read(text)?;
    for read in [dokploy::read, npm::read, python::read, shell::read, systemd::read] {
        if read(text)? != found {
            return Err(ReadError { line: 1, reason: "its readers do not agree about it" });
        }
    }
    Ok(found)
}
