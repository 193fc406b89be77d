//! What Compose knows: the keys of every level with the form of their values.
//!
//! Written by hand from the Compose Specification and from what Docker Compose 2.40.3 and compose-go 2.16.2
//! accept.

mod build;
mod check;
mod deploy;
mod expected;
mod form;
mod kind;
mod resource;
mod service;
mod size;
mod spelling;
mod syntax;
mod text;
mod top;
mod wide;

pub(in crate::lint) use self::{
    check::{Class, Mistake, Unknown, mistakes},
    form::Object,
    service::SERVICE,
    size::bytes,
    syntax::is_open,
    top::{COOLIFY, homes, platform},
};
