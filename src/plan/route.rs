//! A public host, or a part of it, that the edge sends to a port of a container.

use serde::Serialize;

use super::Text;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Route {
    /// Name of the router and its service; unique per Traefik, so it starts with the stack's name.
    /// What follows a `_` is ours: no service's name has one.
    pub router: String,
    pub host: String,
    /// Only paths below this one.
    pub path: Option<String>,
    /// Paths that stay off the public host, with everything below them.
    pub hidden: Vec<String>,
    pub port: u16,
    pub guard: Option<RouteGuard>,
}

/// The middleware in front of a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RouteGuard {
    /// htpasswd lines joined by commas.
    BasicAuth(Text),
    /// Networks joined by commas.
    AllowIps(Text),
}

impl Route {
    pub fn new(router: String, host: String, port: u16) -> Self {
        Self { router, host, path: None, hidden: Vec::new(), port, guard: None }
    }

    pub(super) fn guard_text(&self) -> Option<&Text> {
        self.guard.as_ref().map(|it| match it {
            RouteGuard::BasicAuth(text) | RouteGuard::AllowIps(text) => text,
        })
    }
}
