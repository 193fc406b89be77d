//! Sends a request: headers, tries, pauses, and a limit to what comes back.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use http::{HeaderMap, HeaderValue, Method, Request, Response, header};
use reqwest::Url;
use rustify::{client::Client, endpoint::Endpoint, errors::ClientError};
use serde::de::DeserializeOwned;
use zeroize::Zeroize as _;

use super::{
    endpoint::{Envelope, Plain},
    fault::Fault,
    journal::Journal,
    retry::{self, Outcome},
    settings::Settings,
};
use crate::secrets::{Secret, web};

/// One connection pool to one server, and who is asking.
#[derive(Clone)]
pub(super) struct Transport {
    http: reqwest::Client,
    target: Url,
    pub(super) address: String,
    pub(super) journal: Journal,
    namespace: String,
    headers: HeaderMap,
    timeout: Duration,
    retries: u32,
}

/// The largest answer that is read; Vault's own limit for a secret is 1 MiB (docs: limits).
const LARGEST: usize = 4 << 20;

impl Transport {
    pub(super) fn new(settings: &Settings) -> anyhow::Result<Self> {
        let mut headers = HeaderMap::new();
        headers.insert("X-Vault-Request", HeaderValue::from_static("true"));
        Ok(Self {
            http: settings.client()?,
            target: settings.target()?,
            address: settings.address.as_str().trim_end_matches('/').to_owned(),
            journal: settings.journal.clone(),
            namespace: String::new(),
            headers,
            timeout: settings.timeout,
            retries: settings.retries,
        })
    }

    /// For one that asks again by itself.
    pub(super) fn without_retries(self) -> Self {
        Self { retries: 0, ..self }
    }

    pub(super) fn with_token(mut self, token: &Secret) -> Result<Self, Fault> {
        self.headers.insert("X-Vault-Token", sensitive(token.expose(), "token")?);
        Ok(self)
    }

    pub(super) fn with_namespace(mut self, namespace: Option<&str>) -> Result<Self, Fault> {
        namespace.unwrap_or_default().clone_into(&mut self.namespace);
        match namespace {
            Some(name) => {
                self.headers.insert("X-Vault-Namespace", sensitive(name, "namespace")?);
            }
            None => {
                self.headers.remove("X-Vault-Namespace");
            }
        }
        Ok(self)
    }

    /// Executes an endpoint and reads its answer; nothing where the answer is empty (204).
    pub(super) async fn call<E: Endpoint, T: DeserializeOwned>(
        &self,
        endpoint: E,
    ) -> Result<Option<Envelope<T>>, Fault> {
        let path = endpoint.path().trim_start_matches('/').to_owned();
        let mut result = match endpoint.exec(self).await.map_err(|error| self.fault(error, &path)) {
            Ok(result) => result,
            Err(Fault::Sealed { address }) => return Err(self.closed(address).await),
            Err(fault) => return Err(fault),
        };
        let body = result.response.body_mut();
        let answer =
            if body.is_empty() { Ok(None) } else { serde_json::from_slice(body).map(Some) };
        body.zeroize();
        answer.map_err(|_| Fault::Malformed { path })
    }

    fn fault(&self, error: ClientError, path: &str) -> Fault {
        let (address, path) = (self.address.clone(), path.to_owned());
        match error {
            ClientError::ServerResponseError { code, mut content } => {
                let says = |words: &str| content.as_deref().is_some_and(|it| it.contains(words));
                let (sealed, astray) = (says("Vault is sealed"), says("namespace not found"));
                content.zeroize();
                match code {
                    300..=399 => Fault::Redirected { address },
                    404 if astray => Fault::NoNamespace { namespace: self.namespace.clone() },
                    404 => Fault::NotFound { path },
                    429 => Fault::RateLimited { path },
                    501 => Fault::Uninitialized { address },
                    503 if sealed => Fault::Sealed { address },
                    status => Fault::Refused { status, path },
                }
            }
            ClientError::RequestError { source, url: _, method: _ } => {
                source.downcast::<Fault>().unwrap_or(Fault::Malformed { path })
            }
            _ => Fault::Malformed { path },
        }
    }

    /// A server that was never initialised calls itself sealed; only its health tells the two apart.
    async fn closed(&self, address: String) -> Fault {
        match Plain::get("sys/health".into()).exec(self).await {
            Err(ClientError::ServerResponseError { code: 501, content: _ }) => {
                Fault::Uninitialized { address }
            }
            _ => Fault::Sealed { address },
        }
    }

    /// One try: the answer, with its status whatever it is.
    async fn once(&self, method: &Method, url: &Url, body: &[u8]) -> Result<Answer, Broken> {
        let mut request =
            self.http.request(method.clone(), url.clone()).headers(self.headers.clone());
        if !body.is_empty() {
            // The only PATCH of Vault's is a merge (RFC 7396).
            let merge = *method == Method::PATCH;
            let kind = if merge { "application/merge-patch+json" } else { "application/json" };
            request = request.header(header::CONTENT_TYPE, kind).body(body.to_vec());
        }
        let broken = |error: reqwest::Error| self.broken(&error);
        let mut response = request.send().await.map_err(broken)?;
        let status = response.status().as_u16();
        let after = response.headers().get(header::RETRY_AFTER);
        let after = after.and_then(|it| it.to_str().ok()?.trim().parse().ok());
        let Some(bytes) = web::body(&mut response, LARGEST).await.map_err(broken)? else {
            let fault = Fault::TooLarge { path: url.path().to_owned() };
            return Err(Broken { fault, again: false });
        };
        Ok(Answer { status, after, bytes })
    }

    fn broken(&self, error: &reqwest::Error) -> Broken {
        let address = self.address.clone();
        if error.is_timeout() {
            return Broken {
                fault: Fault::TimedOut { address, seconds: self.timeout.as_secs() },
                again: false,
            };
        }
        // The words of `rustls`, whose own errors are behind those of a stream.
        let reason = web::reason(error);
        if reason.contains("invalid peer certificate") {
            return Broken { fault: Fault::Untrusted { address, reason }, again: false };
        }
        if reason.contains("fatal alert") {
            return Broken { fault: Fault::Unidentified { address, reason }, again: false };
        }
        Broken { fault: Fault::Unreachable { address, reason }, again: true }
    }
}

struct Answer {
    status: u16,
    after: Option<u64>,
    bytes: Vec<u8>,
}

struct Broken {
    fault: Fault,
    again: bool,
}

#[async_trait]
impl Client for Transport {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ClientError> {
        let (parts, mut body) = request.into_parts();
        let mut url = self.target.clone();
        let under = parts.uri.path().trim_start_matches('/');
        url.set_path(&format!("{}/v1/{under}", self.target.path().trim_end_matches('/')));
        url.set_query(parts.uri.query());
        let mut tries = 0;
        let outcome = loop {
            let started = Instant::now();
            let attempt = self.once(&parts.method, &url, &body).await;
            let status = attempt.as_ref().ok().map(|it| it.status);
            self.journal.note(parts.method.as_str(), under, status, started.elapsed());
            tries += 1;
            let mut limit = self.retries;
            let outcome = match &attempt {
                // A mount that was made a moment ago is not ready, whatever the limit for other failures.
                Ok(it)
                    if it.status == 400 && contains(&it.bytes, b"Upgrading from non-versioned") =>
                {
                    limit = limit.max(6);
                    Some(Outcome::Broken)
                }
                // A sealed server does not open by itself within a few pauses.
                Ok(it) if it.status == 503 && contains(&it.bytes, b"Vault is sealed") => None,
                Ok(it) => Some(Outcome::Status(it.status, it.after)),
                Err(it) => it.again.then_some(Outcome::Broken),
            };
            let pause = outcome.and_then(|it| retry::pause(it, tries, random()));
            match pause.filter(|_| tries <= limit) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => break attempt,
            }
        };
        body.zeroize();
        let answer = outcome.map_err(|it| ClientError::RequestError {
            source: it.fault.into(),
            url: String::new(),
            method: String::new(),
        })?;
        let response = Response::builder().status(answer.status).body(answer.bytes);
        response.map_err(|it| ClientError::GenericError { source: it.into() })
    }

    /// Only the path under it is used: where a request goes is this client's own business.
    #[expect(clippy::unnecessary_literal_bound, reason = "the trait's own signature")]
    fn base(&self) -> &str {
        "http://vault"
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// Spreads pauses; a machine without randomness gets none, which is harmless here.
fn random() -> u32 {
    getrandom::u32().unwrap_or_default()
}

fn sensitive(text: &str, what: &'static str) -> Result<HeaderValue, Fault> {
    let visible = text.bytes().all(|it| it.is_ascii_graphic());
    let value = HeaderValue::from_str(text).ok().filter(|_| visible);
    let mut value = value.ok_or(Fault::Unsendable { what })?;
    value.set_sensitive(true);
    Ok(value)
}
