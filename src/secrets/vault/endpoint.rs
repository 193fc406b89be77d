//! Endpoints that `vaultrs` does not have, and the envelope every answer comes in.

use rustify::{
    endpoint::Endpoint,
    enums::{RequestMethod, RequestType, ResponseType},
    errors::ClientError,
};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::secrets::Secret;

/// A request by its path under `/v1`, which must not start with a slash.
pub(super) struct Plain {
    pub(super) method: RequestMethod,
    pub(super) path: String,
    pub(super) query: Option<String>,
    pub(super) body: Option<Zeroizing<Vec<u8>>>,
}

impl Plain {
    pub(super) fn get(path: String) -> Self {
        Self { method: RequestMethod::GET, path, query: None, body: None }
    }

    pub(super) fn list(path: String) -> Self {
        Self { method: RequestMethod::LIST, ..Self::get(path) }
    }

    pub(super) fn send(method: RequestMethod, path: String, body: Zeroizing<Vec<u8>>) -> Self {
        Self { method, path, query: None, body: Some(body) }
    }
}

impl Endpoint for Plain {
    type Response = ();
    const REQUEST_BODY_TYPE: RequestType = RequestType::JSON;
    const RESPONSE_BODY_TYPE: ResponseType = ResponseType::JSON;

    fn path(&self) -> String {
        self.path.clone()
    }

    fn method(&self) -> RequestMethod {
        self.method.clone()
    }

    fn query(&self) -> Result<Option<String>, ClientError> {
        Ok(self.query.clone())
    }

    fn body(&self) -> Result<Option<Vec<u8>>, ClientError> {
        Ok(self.body.as_ref().map(|it| it.to_vec()))
    }
}

/// What every answer of Vault stands in; fields that nobody here reads are left alone.
#[derive(Deserialize)]
pub(super) struct Envelope<T> {
    #[serde(default = "Option::default")]
    pub(super) data: Option<T>,
    #[serde(default)]
    pub(super) auth: Option<Auth>,
}

#[derive(Deserialize)]
pub(super) struct Auth {
    pub(super) client_token: Secret,
}
