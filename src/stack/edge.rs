//! What stands between the public services and the Internet.

use std::net::IpAddr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DockerName, known, text::checked_text};

/// Who terminates TLS and routes hosts to services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// The Traefik that Dokploy runs, on Dokploy's external network.
    #[default]
    Dokploy,
    /// A Traefik v3 of the stack's own.
    Traefik,
    /// Nobody: no routes, no labels.
    None,
}

/// The edge of a stack.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Edge {
    pub kind: EdgeKind,
    /// Network that Traefik and the public services share.
    /// Default: `dokploy-network` for `dokploy`, `<stack>-edge` for `traefik`.
    pub network: Option<DockerName>,
    /// HTTPS with certificates of Let's Encrypt; only `traefik` can do without.
    pub tls: bool,
    /// Name of Traefik's certificate resolver.
    pub certificate_resolver: DockerName,
    /// Address Let's Encrypt writes to; required for `traefik` with TLS.
    pub email: Option<String>,
    /// Host address the ports of `traefik` are published on.
    pub publish: IpAddress,
    /// Host port of plain HTTP, for `traefik`.
    pub http_port: u16,
    /// Host port of HTTPS, for `traefik`.
    pub https_port: u16,
}

impl Default for Edge {
    fn default() -> Self {
        Self {
            kind: EdgeKind::default(),
            network: None,
            tls: true,
            certificate_resolver: known("letsencrypt"),
            email: None,
            publish: known("0.0.0.0"),
            http_port: 80,
            https_port: 443,
        }
    }
}

impl Edge {
    /// The public address of a host, without a slash at the end.
    pub fn url(&self, host: &str) -> String {
        match (self.kind, self.tls) {
            (EdgeKind::Traefik, true) => address("https", host, self.https_port, 443),
            (EdgeKind::Traefik, false) => address("http", host, self.http_port, 80),
            (EdgeKind::Dokploy | EdgeKind::None, _) => address("https", host, 443, 443),
        }
    }
}

fn address(scheme: &str, host: &str, port: u16, usual: u16) -> String {
    if port == usual { format!("{scheme}://{host}") } else { format!("{scheme}://{host}:{port}") }
}

checked_text! {
    /// An address of the host to publish ports on.
    IpAddress, pattern: r"^[0-9a-fA-F.:]+$", check: ip_address
}

fn ip_address(text: &str) -> Result<(), String> {
    text.parse::<IpAddr>().map(drop).map_err(|_| {
        format!("`{text}` is not an IP address\nhelp: write `127.0.0.1` for this machine only")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_name_the_port_only_when_it_is_unusual() {
        let mut edge = Edge::default();
        assert_eq!(edge.url("a.cl"), "https://a.cl");
        edge.kind = EdgeKind::Traefik;
        edge.tls = false;
        assert_eq!(edge.url("a.cl"), "http://a.cl");
        edge.http_port = 8080;
        assert_eq!(edge.url("a.cl"), "http://a.cl:8080");
    }

    #[test]
    fn addresses() {
        assert!("127.0.0.1".parse::<IpAddress>().is_ok());
        assert!("localhost".parse::<IpAddress>().is_err());
    }
}
