//! A stack file in, a compose file out.
//!
//! ```text
//! stacks/*.yaml ──► stack ──► services ──► plan ──► render ──► docker-compose.yml · .env.example · SECRETS.md
//!                as written  catalogue   what runs
//! ```
//!
//! Every room is a function from values to values; only `cli` reads and writes files.

pub mod cli;
pub mod compose;
pub mod document;
pub mod images;
pub mod lint;
mod parallel;
pub mod plan;
pub mod problem;
pub mod render;
pub mod secrets;
pub mod services;
pub mod stack;
pub mod suggest;
pub mod template;
