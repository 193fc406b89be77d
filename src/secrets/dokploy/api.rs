//! Three requests: which version it is, what the environment is, what it is to be.
//!
//! Dokploy v0.30.2, `server/api/routers/compose.ts` and `settings.ts`.

use std::time::Duration;

use anyhow::Context as _;
use reqwest::{Client, Method, Url, header::HeaderValue};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::Fault;
use crate::secrets::{Secret, web};

/// A panel, and who is asking.
#[derive(Debug)]
pub struct Dokploy {
    http: Client,
    address: Url,
    key: HeaderValue,
}

const TIMEOUT: Duration = Duration::from_secs(60);
/// The largest answer that is read: a service with its compose file and its last deployments.
const LARGEST: usize = 16 << 20;
/// The first version that escapes what it writes for Compose.
const FIRST: (u32, u32) = (0, 30);

/// Of a service with many more fields, some of them secret.
#[derive(Deserialize)]
struct Service {
    env: Option<Secret>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Environment<'a> {
    compose_id: &'a str,
    env: &'a str,
}

impl Dokploy {
    /// # Errors
    /// When the address or the key cannot be one.
    pub fn new(address: &str, key: &Secret) -> anyhow::Result<Self> {
        let mut address = web::address(address, "Dokploy", "https://panel.example.org")?;
        let path = address.path().trim_end_matches('/').trim_end_matches("/api").to_owned();
        address.set_path(&path);
        let key = HeaderValue::from_str(key.expose());
        let mut key = key.ok().context("the key for Dokploy holds a line break")?;
        key.set_sensitive(true);
        let http = web::client(TIMEOUT).build().context("cannot make an HTTP client")?;
        Ok(Self { http, address, key })
    }

    /// Whether anybody between here and there can read the key and the secrets.
    pub fn is_open(&self) -> bool {
        let host = self.address.host_str().unwrap_or_default().trim_matches(['[', ']']);
        let local =
            host == "localhost" || host.parse().is_ok_and(|it: std::net::IpAddr| it.is_loopback());
        self.address.scheme() == "http" && !local
    }

    /// # Errors
    /// When it is older than the format that is written for it.
    pub async fn is_new_enough(&self) -> Result<(), Fault> {
        let url = self.procedure("settings.getDokployVersion");
        let version: String = self.ask(Method::GET, url, None).await?;
        let mut numbers = version.trim_start_matches('v').split('.').map(str::parse);
        let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
            return Err(self.malformed());
        };
        if (major, minor) < FIRST {
            return Err(Fault::TooOld { version: format!("{major}.{minor}") });
        }
        Ok(())
    }

    /// The text in the box of a compose service.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn environment(&self, compose: &str) -> Result<Secret, Fault> {
        let mut url = self.procedure("compose.one");
        url.query_pairs_mut().append_pair("composeId", compose);
        let service: Service =
            self.ask(Method::GET, url, None).await.map_err(|it| at(it, compose))?;
        Ok(service.env.unwrap_or_default())
    }

    /// Replaces that text; the service gets it with its next deploy.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save(&self, compose: &str, text: &str) -> Result<(), Fault> {
        let url = self.procedure("compose.saveEnvironment");
        let body = serde_json::to_vec(&Environment { compose_id: compose, env: text });
        let body = Zeroizing::new(body.map_err(|_| self.malformed())?);
        let saved: bool =
            self.ask(Method::POST, url, Some(&body)).await.map_err(|it| at(it, compose))?;
        if saved { Ok(()) } else { Err(self.malformed()) }
    }

    fn procedure(&self, name: &str) -> Url {
        let mut url = self.address.clone();
        url.set_path(&format!("{}/api/{name}", self.address.path().trim_end_matches('/')));
        url
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        url: Url,
        body: Option<&[u8]>,
    ) -> Result<T, Fault> {
        let mut request = self.http.request(method, url).header("x-api-key", self.key.clone());
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_vec());
        }
        let unreachable = |error: reqwest::Error| Fault::Unreachable {
            address: self.shown(),
            reason: web::reason(&error),
        };
        let mut response = request.send().await.map_err(unreachable)?;
        match response.status().as_u16() {
            200 => {}
            300..=399 => return Err(Fault::Redirected { address: self.shown() }),
            401 | 403 => return Err(Fault::Denied { address: self.shown() }),
            413 => return Err(Fault::TooLarge),
            status => return Err(Fault::Refused { status }),
        }
        let bytes = web::body(&mut response, LARGEST).await.map_err(unreachable)?;
        let bytes = Zeroizing::new(bytes.ok_or(Fault::TooLarge)?);
        serde_json::from_slice(&bytes).map_err(|_| self.malformed())
    }

    fn malformed(&self) -> Fault {
        Fault::Malformed { address: self.shown() }
    }

    fn shown(&self) -> String {
        self.address.as_str().trim_end_matches('/').to_owned()
    }
}

/// Only where one service is asked about does 404 speak of it.
fn at(fault: Fault, compose: &str) -> Fault {
    match fault {
        Fault::Refused { status: 404 } => Fault::NotFound { compose: compose.to_owned() },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_way_to_another_machine_is_open() {
        let open = |address: &str| Dokploy::new(address, &"key".into()).unwrap().is_open();
        assert!(open("http://panel.example.org") && open("http://192.0.2.1:3000/api/"));
        assert!(!open("https://panel.example.org") && !open("http://localhost:3000"));
        assert!(!open("http://127.0.0.1:3000") && !open("http://[::1]:3000"));
    }

    #[test]
    fn a_key_and_an_address_are_looked_at_before_they_are_used() {
        let error =
            |address: &str, key: &str| Dokploy::new(address, &key.into()).unwrap_err().to_string();
        assert!(error("http://panel", "canary\n").contains("holds a line break"));
        assert!(error("panel.example.org", "k").contains("is not an address of Dokploy"));
        assert!(error("https://me:canary@panel", "k").contains("holds credentials"));
        assert!(!error("https://me:canary@panel", "k").contains("canary"));
    }
}
