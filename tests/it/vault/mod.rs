//! Secrets from a server: the stand-in, what holds against it and against a real one, and faults.

mod case;
mod contract;
mod faults;
mod http;
mod panel;
mod process;
mod push;
mod server;
mod stand_in;
mod tls;
mod tokens;
mod tunnel;
mod verbose;
