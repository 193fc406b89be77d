//! A server, and a token on it.

use serde::de::IgnoredAny;
use vaultrs::api::token::requests::{LookupTokenSelfRequest, RevokeTokenSelfRequest};

use super::{fault::Fault, login::Login, settings::Settings, transport::Transport};

/// Who talks to whom.
#[derive(Clone)]
pub struct Session {
    pub(super) transport: Transport,
    /// We made the token, so we end it.
    ours: bool,
}

impl Session {
    /// Logs in, in the namespace that the credentials belong to.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses.
    pub async fn open(
        settings: &Settings,
        login: &Login,
        auth_namespace: Option<&str>,
        namespace: Option<&str>,
    ) -> anyhow::Result<Self> {
        let transport = Transport::new(settings)?;
        let asking = transport.clone().with_namespace(auth_namespace)?;
        let token = login.token(asking).await?;
        let transport = transport.with_token(&token)?.with_namespace(namespace)?;
        Ok(Self { transport, ours: !matches!(login, Login::Token(_)) })
    }

    /// Revokes the token if we made it. A failure is for the caller to tell: the token expires by itself.
    ///
    /// # Errors
    /// When the server does not do it.
    pub async fn close(self) -> Result<(), Fault> {
        if self.ours {
            self.transport.call::<_, IgnoredAny>(RevokeTokenSelfRequest {}).await?;
        }
        Ok(())
    }

    /// Whether the token is valid, where a refusal may mean either.
    pub(super) async fn alive(&self) -> Result<(), Fault> {
        match self.transport.call::<_, IgnoredAny>(LookupTokenSelfRequest {}).await {
            Err(Fault::Refused { status: 403, path: _ }) => Err(Fault::ExpiredToken),
            Err(fault) => Err(fault),
            Ok(_) => Ok(()),
        }
    }
}
