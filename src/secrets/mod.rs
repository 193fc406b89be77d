//! Secrets: what a stack wants from Vault, what is wrong with what is there, and how it reaches an
//! environment file.

mod environment;
pub mod generate;
mod secret;

pub use self::{environment::Environment, secret::Secret};
