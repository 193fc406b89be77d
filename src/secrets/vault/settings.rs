//! How a server is reached.

use std::{net::ToSocketAddrs as _, time::Duration};

use anyhow::{Context as _, bail};
use reqwest::{Certificate, Client, Identity, Url, redirect};

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

const CONNECT: Duration = Duration::from_secs(5);

impl Settings {
    /// Time limits as the Vault client has them; the address is checked.
    ///
    /// # Errors
    /// When it is no address of a web server.
    pub fn new(address: &str) -> anyhow::Result<Self> {
        let help = "help: write it as `https://vault.example.org` or `http://127.0.0.1:8200`";
        let Ok(url) = Url::parse(address) else {
            bail!("`{address}` is not an address of Vault\n{help}");
        };
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            bail!("`{address}` is not an address of Vault\n{help}");
        }
        if !url.username().is_empty() || url.password().is_some() {
            bail!("the address of Vault holds credentials\n{help}, and log in with a token");
        }
        if url.query().is_some() || url.fragment().is_some() {
            bail!("`{address}` has a `?` or a `#`\n{help}");
        }
        let timeout = Duration::from_secs(60);
        Ok(Self { address: url, timeout, retries: 2, tls: Tls::default() })
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
        let Self { address, timeout, retries: _, tls } = self;
        let mut builder = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT.min(*timeout))
            .timeout(*timeout)
            .referer(false)
            .no_proxy()
            .user_agent(concat!("smarteros/", env!("CARGO_PKG_VERSION")));
        // An error means that the process has a provider already.
        let _ = rustls::crypto::ring::default_provider().install_default();
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
                let bundle = Certificate::from_pem_bundle(pem);
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
