//! Secrets from a server: the stand-in, and what holds against it and against a real one.

mod contract;
mod http;
mod server;
mod stand_in;
