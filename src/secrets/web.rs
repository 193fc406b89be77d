//! HTTP clients that go where they are told and nowhere else.

use std::{error::Error, time::Duration};

use anyhow::bail;
use reqwest::{ClientBuilder, Response, Url, redirect};

const CONNECT: Duration = Duration::from_secs(5);

/// Follows no redirect, uses no proxy, says nothing of where it comes from.
pub(super) fn client(timeout: Duration) -> ClientBuilder {
    // An error means that the process has a provider already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT.min(timeout))
        .timeout(timeout)
        .referer(false)
        .no_proxy()
        .user_agent(concat!("smarteros/", env!("CARGO_PKG_VERSION")))
}

/// The address of a server that `of` names, without credentials or a query.
///
/// # Errors
/// When it is something else; `example` is one that is right.
pub(super) fn address(text: &str, of: &str, example: &str) -> anyhow::Result<Url> {
    let help = format!("help: write it as `{example}`");
    let Ok(url) = Url::parse(text) else {
        bail!("`{text}` is not an address of {of}\n{help}");
    };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        bail!("`{text}` is not an address of {of}\n{help}");
    }
    if !url.username().is_empty() || url.password().is_some() {
        bail!("the address of {of} holds credentials\n{help}, without them");
    }
    if url.query().is_some() || url.fragment().is_some() {
        bail!("`{text}` has a `?` or a `#`\n{help}");
    }
    Ok(url)
}

/// What a server sent, unless it is larger than `most`.
pub(super) async fn body(
    response: &mut Response,
    most: usize,
) -> Result<Option<Vec<u8>>, reqwest::Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > most {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Some(bytes))
}

/// The innermost reason, which has no address in it.
pub(super) fn reason(error: &reqwest::Error) -> String {
    let mut reason: &dyn Error = error;
    while let Some(source) = reason.source() {
        reason = source;
    }
    reason.to_string()
}
