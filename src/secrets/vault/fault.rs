//! What a request came to when it was not an answer. Nothing of what a server wrote is repeated.

use std::fmt;

/// Each with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No connection, or one that broke; the reason is our own client's.
    Unreachable {
        address: String,
        reason: String,
    },
    TimedOut {
        address: String,
        seconds: u64,
    },
    /// A certificate that nobody we believe has signed, or for another name.
    Untrusted {
        address: String,
        reason: String,
    },
    /// Our certificate, or that we have none, is not to the server's liking.
    Unidentified {
        address: String,
        reason: String,
    },
    /// A redirect, which is not followed: it would carry the token to another place.
    Redirected {
        address: String,
    },
    Sealed {
        address: String,
    },
    Uninitialized {
        address: String,
    },
    /// A token that is not, or no longer, valid.
    ExpiredToken,
    /// A valid token that may not do this.
    Denied {
        capability: &'static str,
        path: String,
    },
    LoginRefused {
        method: &'static str,
        path: String,
    },
    NotFound {
        path: String,
    },
    NoMount {
        path: String,
    },
    NoNamespace {
        namespace: String,
    },
    /// Somebody else wrote a newer version meanwhile.
    Outdated {
        path: String,
    },
    /// A wrapped secret id that was unwrapped before, has expired, or was never one.
    Unwrapped,
    /// A wrapping token that was made by something else than what it should hold.
    Forged {
        expected: String,
    },
    /// An answer that is not Vault's.
    Malformed {
        path: String,
    },
    TooLarge {
        path: String,
    },
    RateLimited {
        path: String,
    },
    /// Any other status.
    Refused {
        status: u16,
        path: String,
    },
    /// KV version 1, where a write cannot be checked against what is there.
    Unversioned {
        path: String,
    },
    /// A value that cannot be sent.
    Unsendable {
        what: &'static str,
    },
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable { address, reason } => write!(
                f,
                "cannot reach Vault at `{address}`: {reason}\nhelp: is it running? `docker compose up -d vault` starts the stack's own; VAULT_ADDR says where it is, --wait 60s waits for it"
            ),
            Self::TimedOut { address, seconds } => write!(
                f,
                "Vault at `{address}` did not answer within {seconds} s\nhelp: VAULT_CLIENT_TIMEOUT=120s gives it longer"
            ),
            Self::Untrusted { address, reason } => write!(
                f,
                "the certificate of Vault at `{address}` is not accepted: {reason}\nhelp: VAULT_CACERT=FILE names the authority that signed it, VAULT_TLS_SERVER_NAME the name it is for"
            ),
            Self::Unidentified { address, reason } => write!(
                f,
                "Vault at `{address}` does not accept our certificate: {reason}\nhelp: VAULT_CLIENT_CERT and VAULT_CLIENT_KEY name the files of one that it knows"
            ),
            Self::Redirected { address } => write!(
                f,
                "`{address}` sends us elsewhere, and a token does not follow\nhelp: set VAULT_ADDR to the address of the server itself"
            ),
            Self::Sealed { address } => write!(
                f,
                "Vault at `{address}` is sealed\nhelp: vault operator unseal    # as often as it asks; --wait 60s waits for it"
            ),
            Self::Uninitialized { address } => write!(
                f,
                "Vault at `{address}` is not initialised\nhelp: vault operator init    # once; keep the keys it prints off this machine"
            ),
            Self::ExpiredToken => write!(
                f,
                "the token is not valid, or no longer\nhelp: vault login, or VAULT_TOKEN with a new one"
            ),
            Self::Denied { capability, path } => write!(
                f,
                "the token may not {} `{path}`\nhelp: a policy with `path \"{path}\" {{ capabilities = [\"{capability}\"] }}` allows it; `smarteros vault policies` prints all that are needed",
                verb(capability),
            ),
            Self::LoginRefused { method, path } => write!(
                f,
                "the {method} login at `{path}` was refused\nhelp: are the credentials right, unused and unexpired? --auth-mount and --auth-namespace say where they are valid"
            ),
            Self::NotFound { path } => write!(f, "there is nothing at `{path}`"),
            Self::NoMount { path } => write!(
                f,
                "there is no KV mount at `{path}`, or the token may not know of it\nhelp: vault secrets enable -path={} -version=2 kv",
                path.split('/').next().unwrap_or(path)
            ),
            Self::NoNamespace { namespace } => write!(
                f,
                "there is no namespace `{namespace}`\nhelp: VAULT_NAMESPACE says which one holds the secrets, --auth-namespace which one the login"
            ),
            Self::Outdated { path } => {
                write!(f, "somebody else wrote `{path}` meanwhile\nhelp: run the command again")
            }
            Self::Unwrapped => write!(
                f,
                "the wrapped secret id was used before, or has expired\nhelp: if nobody of yours used it, somebody else did: revoke the role's secret ids, then wrap a new one"
            ),
            Self::Forged { expected } => write!(
                f,
                "the wrapped secret id was not made by `{expected}`\nhelp: treat it as an interception: revoke the role's secret ids, then wrap a new one"
            ),
            Self::Malformed { path } => write!(
                f,
                "the answer to `{path}` is not Vault's\nhelp: does VAULT_ADDR point to Vault, and not to something in front of it?"
            ),
            Self::TooLarge { path } => write!(f, "the answer to `{path}` is larger than 4 MiB"),
            Self::RateLimited { path } => write!(
                f,
                "Vault asks for fewer requests (`{path}`)\nhelp: wait a minute, then run the command again"
            ),
            Self::Refused { status, path } => {
                write!(f, "Vault refused `{path}` with status {status}")?;
                f.write_str("\nhelp: the server's log, or its audit log, says why")
            }
            Self::Unversioned { path } => write!(
                f,
                "`{path}` is KV version 1, which cannot check before it writes\nhelp: vault kv enable-versioning {path}"
            ),
            Self::Unsendable { what } => {
                write!(f, "the {what} holds a line break or a character that is not ASCII")
            }
        }
    }
}

fn verb(capability: &str) -> &str {
    match capability {
        "create" | "update" | "patch" => "write",
        other => other,
    }
}
