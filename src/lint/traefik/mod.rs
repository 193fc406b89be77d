//! What Traefik reads: its labels, its own start, the networks it can reach.

mod edge;
mod label;
mod network;
mod routing;
mod rule;

pub(super) use self::{
    edge::{Edge, is_traefik},
    label::{Label, is_open, list},
    network::{Identity, joined},
    routing::{Part, Protocol, Routed, Routing, routed},
    rule::hosts,
};
