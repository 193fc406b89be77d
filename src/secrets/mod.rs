//! Secrets: what a stack wants from Vault, what is wrong with what is there, and how it reaches an
//! environment file.

pub mod dokploy;
pub mod dotenv;
mod environment;
mod field;
mod gather;
pub mod generate;
pub mod judge;
mod secret;
pub mod vault;
mod want;
mod web;

pub use self::{
    environment::Environment,
    field::Field,
    gather::gather,
    judge::Gap,
    secret::Secret,
    want::{Want, secrets, wants},
};
