//! A client for Vault and OpenBao: `vaultrs`'s endpoints over an HTTP client of our own, which follows no
//! redirect with a token, waits between tries, and never repeats what a server said.

mod endpoint;
mod fault;
mod journal;
mod kv;
mod login;
mod mount;
mod retry;
mod session;
mod settings;
mod transport;
mod wait;

pub use self::{
    fault::Fault,
    journal::Journal,
    kv::{Fields, Metadata, Subkeys},
    login::{Login, SecretId},
    mount::{Mount, Version},
    session::Session,
    settings::{Settings, Tls},
    wait::wait,
};
