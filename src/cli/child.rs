//! stub
use std::ffi::OsString;
use crate::secrets::{Environment, Secret};
pub(super) fn replace(_: &[OsString], _: &Environment, _: &[(String, Secret)]) -> anyhow::Error { anyhow::Error::msg("stub") }
