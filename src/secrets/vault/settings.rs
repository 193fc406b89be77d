//! How a server is reached.

use std::{net::ToSocketAddrs as _, time::Duration};

use anyhow::Context as _;
use reqwest::{Certificate, Client, Identity, Url};

use super::journal::Journal;
use crate::secrets::web;

/// Address, time limits and TLS: everything but who is asking.
#[derive(Debug)]
pub struct Settings {
    /// Scheme, host, port, and the path prefix of a proxy if there is one.
    pub address: Url,
    /// For one try, from the connection to the last byte of the answer.
    pub timeout: Duration,
    /// Tries after the first.
    pub retries: u32,
    pub tls: Tls,
    /// Filled by everybody who uses these settings.
    pub journal: Journal,
}

/// Whom to believe, and how to identify oneself. PEM texts.
#[derive(Debug, Default)]
pub struct Tls {
    /// Only these are trusted; none: the system's.
    pub authorities: Vec<Vec<u8>>,
    /// Certificate and key.
    pub identity: Option<Vec<u8>>,
    /// The name the certificate must carry, where it is not the address's.
    pub server_name: Option<String>,
    pub skip_verify: bool,
}

impl Settings {
    /// Time limits as the Vault client has them; the address is checked.
    ///
    /// # Errors
    /// When it is no address of a web server.
    pub fn new(address: &str) -> anyhow::Result<Self> {
        let address = web::address(address, "Vault", "https://vault.example.org")?;
        let timeout = Duration::from_secs(60);
        let (tls, journal) = (Tls::default(), Journal::default());
        Ok(Self { address, timeout, retries: 2, tls, journal })
    }

    /// The address requests go to: with the name that the certificate must carry, which
    /// [`Self::client`] resolves to the host of the address.
    ///
    /// # Errors
    /// When that name cannot stand in an address.
    pub(super) fn target(&self) -> anyhow::Result<Url> {
        let mut url = self.address.clone();
        if let Some(name) = &self.tls.server_name {
            let named = url.set_host(Some(name));
            named.with_context(|| format!("`{name}` is not the name of a server"))?;
        }
        Ok(url)
    }

    /// The HTTP client for these settings.
    ///
    /// # Errors
    /// When a certificate or a key cannot be used.
    pub(super) fn client(&self) -> anyhow::Result<Client> {
        let Self { address, timeout, retries: _, tls, journal: _ } = self;
        let mut builder = web::client(*timeout);
        if address.scheme() == "http" {
            // Reading the system's certificates takes longer than everything else.
            return builder
                .tls_certs_only(Vec::new())
                .build()
                .context("cannot make an HTTP client");
        }
        let Tls { authorities, identity, server_name, skip_verify } = tls;
        if !authorities.is_empty() {
            let mut trusted = Vec::new();
            for pem in authorities {
                let bundle = Certificate::from_pem_bundle(pem).ok().filter(|it| !it.is_empty());
                trusted.extend(bundle.context("a certificate authority is not a PEM certificate")?);
            }
            builder = builder.tls_certs_only(trusted);
        }
        if let Some(pem) = identity {
            let identity = Identity::from_pem(pem);
            builder = builder
                .identity(identity.context("the client certificate and key are not a PEM pair")?);
        }
        if let Some(name) = server_name {
            let host = address.host_str().unwrap_or_default().trim_matches(['[', ']']);
            let port = address.port_or_known_default().unwrap_or(443);
            let addresses = (host, port).to_socket_addrs();
            let addresses = addresses.with_context(|| format!("cannot look up `{host}`"))?;
            builder = builder.resolve_to_addrs(name, &addresses.collect::<Vec<_>>());
        }
        builder
            .tls_danger_accept_invalid_certs(*skip_verify)
            .build()
            .context("cannot make an HTTPS client")
    }
}
