//! Secrets: what a stack wants from Vault, what is wrong with what is there, and how it reaches an
//! environment file.

pub mod dotenv;
mod environment;
mod secret;

pub use self::{environment::Environment, secret::Secret};
