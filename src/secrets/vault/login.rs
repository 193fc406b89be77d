//! How a token is come by.

use rustify::endpoint::Endpoint;
use serde::{Deserialize, de::IgnoredAny};
use vaultrs::api::{
    auth::{
        approle::requests::LoginWithApproleRequest,
        kubernetes::requests::LoginWithKubernetesRequest, oidc::requests::JWTLoginRequest,
        userpass::requests::LoginRequest,
    },
    sys::requests::{UnwrapRequest, WrappingLookupRequest},
};

use super::{fault::Fault, transport::Transport};
use crate::secrets::Secret;

/// Credentials. Mounts are paths under `auth/`.
#[derive(Clone, Debug)]
pub enum Login {
    Token(Secret),
    AppRole { mount: String, role: Option<String>, role_id: Secret, secret_id: SecretId },
    Userpass { mount: String, username: String, password: Secret },
    Jwt { mount: String, role: Option<String>, jwt: Secret },
    Kubernetes { mount: String, role: String, jwt: Secret },
}

/// The second half of an `AppRole`.
#[derive(Clone, Debug)]
pub enum SecretId {
    Plain(Secret),
    /// A token that yields it once (response wrapping).
    Wrapped(Secret),
}

#[derive(Deserialize)]
struct Lookup {
    creation_path: String,
}

#[derive(Deserialize)]
struct UnwrappedId {
    secret_id: Secret,
}

impl Login {
    pub(super) async fn token(&self, transport: Transport) -> Result<Secret, Fault> {
        match self {
            Self::Token(token) => Ok(token.clone()),
            Self::AppRole { mount, role, role_id, secret_id } => {
                let secret_id = secret_id.open(&transport, mount, role.as_deref()).await?;
                let request = LoginWithApproleRequest {
                    mount: mount.clone(),
                    role_id: role_id.expose().to_owned(),
                    secret_id: secret_id.expose().to_owned(),
                };
                log_in(&transport, "AppRole", request).await
            }
            Self::Userpass { mount, username, password } => {
                let request = LoginRequest {
                    mount: mount.clone(),
                    username: username.clone(),
                    password: password.expose().to_owned(),
                };
                log_in(&transport, "userpass", request).await
            }
            Self::Jwt { mount, role, jwt } => {
                let request = JWTLoginRequest {
                    mount: mount.clone(),
                    jwt: jwt.expose().to_owned(),
                    role: role.clone(),
                };
                log_in(&transport, "JWT", request).await
            }
            Self::Kubernetes { mount, role, jwt } => {
                let request = LoginWithKubernetesRequest {
                    mount: mount.clone(),
                    role: role.clone(),
                    jwt: jwt.expose().to_owned(),
                };
                log_in(&transport, "Kubernetes", request).await
            }
        }
    }
}

impl SecretId {
    /// Looks at where a wrapping token comes from before it is used up: one that holds something else
    /// was put there by somebody else.
    async fn open(
        &self,
        transport: &Transport,
        mount: &str,
        role: Option<&str>,
    ) -> Result<Secret, Fault> {
        let token = match self {
            Self::Plain(secret_id) => return Ok(secret_id.clone()),
            Self::Wrapped(token) => token,
        };
        let lookup = WrappingLookupRequest { token: token.expose().to_owned() };
        let lookup = transport.call::<_, Lookup>(lookup).await.map_err(used)?;
        let path = lookup.and_then(|it| it.data).ok_or(Fault::Unwrapped)?.creation_path;
        let (start, end) = (format!("auth/{mount}/role/"), "/secret-id");
        let made_for = path.strip_prefix(&start).and_then(|it| it.strip_suffix(end));
        if made_for.is_none_or(|it| it.contains('/') || role.is_some_and(|role| role != it)) {
            return Err(Fault::Forged {
                expected: format!("{start}{}{end}", role.unwrap_or("<role>")),
            });
        }
        let unwrap = UnwrapRequest { token: None };
        let asking = transport.clone().with_token(token)?;
        let answer = asking.call::<_, UnwrappedId>(unwrap).await.map_err(used)?;
        Ok(answer.and_then(|it| it.data).ok_or(Fault::Unwrapped)?.secret_id)
    }
}

fn used(fault: Fault) -> Fault {
    match fault {
        Fault::Refused { status: 400 | 403, path: _ } => Fault::Unwrapped,
        other => other,
    }
}

async fn log_in<E: Endpoint>(
    transport: &Transport,
    method: &'static str,
    request: E,
) -> Result<Secret, Fault> {
    let path = request.path().trim_start_matches('/').to_owned();
    match transport.call::<_, IgnoredAny>(request).await {
        Ok(answer) => {
            let auth = answer.and_then(|it| it.auth);
            Ok(auth.ok_or(Fault::Malformed { path })?.client_token)
        }
        Err(Fault::Refused { status: 400 | 401 | 403, path: _ } | Fault::NotFound { path: _ }) => {
            Err(Fault::LoginRefused { method, path })
        }
        Err(fault) => Err(fault),
    }
}
