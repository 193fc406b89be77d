//! The environment of a service in Dokploy, over Dokploy's API.

mod api;
mod fault;

pub use self::{api::Dokploy, fault::Fault};
