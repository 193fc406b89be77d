//! The server the contract is held against: a real one if there is one, else the stand-in.

use std::{
    env,
    io::{self, Write as _},
    sync::Once,
};

use serde_json::{Value, json};

use super::{
    http::{self, Reply},
    stand_in::{ROOT, StandIn},
};

/// A running server and the token that may do everything there.
pub(crate) struct Server {
    pub(crate) address: String,
    pub(crate) root: String,
    /// Only ours can be asked what it saw.
    pub(crate) stand_in: Option<StandIn>,
}

impl Server {
    /// The one named by `SMARTEROS_TEST_VAULT` (an address) and `SMARTEROS_TEST_VAULT_TOKEN`, or a
    /// fresh stand-in; the first call of a run says which.
    #[expect(clippy::disallowed_methods, reason = "read here and nowhere else")]
    pub(crate) fn get() -> Self {
        static SAID: Once = Once::new();
        let Ok(address) = env::var("SMARTEROS_TEST_VAULT") else {
            SAID.call_once(|| say("the in-process stand-in"));
            return Self::stand_in();
        };
        let root = env::var("SMARTEROS_TEST_VAULT_TOKEN").unwrap();
        let server = Self { address, root, stand_in: None };
        SAID.call_once(|| {
            let health = server.api("GET", "sys/health", &Value::Null).json();
            say(&format!("the server {} at {}", health["version"], server.address));
        });
        server
    }

    pub(crate) fn stand_in() -> Self {
        let server = StandIn::start();
        Self { address: server.address.clone(), root: ROOT.to_owned(), stand_in: Some(server) }
    }

    /// A KV mount with nothing in it, whatever an earlier run left there.
    pub(crate) fn mount(&self, namespace: &str, path: &str, version: &str) {
        let at = format!("sys/mounts/{path}");
        self.api_in(namespace, "DELETE", &at, &Value::Null);
        let body = json!({ "type": "kv", "options": { "version": version } });
        let reply = self.api_in(namespace, "POST", &at, &body);
        assert_eq!(reply.status, 204, "{}", reply.body);
    }

    /// Asks as the administrator.
    pub(crate) fn api(&self, method: &str, path: &str, body: &Value) -> Reply {
        self.api_in("", method, path, body)
    }

    /// The same in a namespace.
    pub(crate) fn api_in(&self, namespace: &str, method: &str, path: &str, body: &Value) -> Reply {
        let mut headers = vec![("X-Vault-Token", self.root.as_str())];
        headers.extend((!namespace.is_empty()).then_some(("X-Vault-Namespace", namespace)));
        http::ask(&self.address, method, path, &headers, body)
    }
}

/// Past the test harness, which keeps the output of a test that passes to itself.
fn say(which: &str) {
    let line = format!("contract: {which}\n");
    io::stdout().write_all(line.as_bytes()).unwrap();
}
