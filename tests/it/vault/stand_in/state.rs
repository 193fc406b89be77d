//! What the server holds.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Policy, ROOT, time};

/// A secret's fields.
pub(super) type Fields = Map<String, Value>;

pub(super) struct State {
    pub(super) initialized: bool,
    pub(super) sealed: bool,
    pub(super) days_ago: u64,
    /// By path: the root is empty, others are `team/`.
    pub(super) namespaces: BTreeMap<String, Namespace>,
    pub(super) tokens: BTreeMap<String, Token>,
    pub(super) wrapped: BTreeMap<String, Wrapped>,
    made: u32,
}

/// Mounts, logins and policies, apart from those of other namespaces.
#[derive(Default)]
pub(super) struct Namespace {
    /// By path, with the slash at its end.
    pub(super) mounts: BTreeMap<String, Mount>,
    /// The kind of each login method, by path without a slash.
    pub(super) methods: BTreeMap<String, String>,
    pub(super) policies: BTreeMap<String, Policy>,
    /// By `<method>/<name>`: `AppRole` roles, users, and roles that take a JWT.
    pub(super) roles: BTreeMap<String, Role>,
}

pub(super) enum Mount {
    V1(BTreeMap<String, Fields>),
    V2(BTreeMap<String, History>),
}

/// A secret of KV version 2.
#[derive(Default)]
pub(super) struct History {
    pub(super) versions: Vec<Version>,
    pub(super) custom: Value,
}

pub(super) struct Version {
    pub(super) fields: Fields,
    pub(super) created: String,
    /// Empty unless it was deleted.
    pub(super) deleted: String,
}

#[derive(Clone, Default)]
pub(super) struct Role {
    pub(super) policies: Vec<String>,
    /// How often a token of it can be used; 0 is without limit.
    pub(super) token_uses: u64,
    /// What proves that one may have the role: a role id, a password, a JWT.
    pub(super) proof: String,
    /// Secret ids, each with the uses it has left.
    pub(super) secret_ids: BTreeMap<String, u64>,
    pub(super) secret_id_uses: u64,
}

#[derive(Clone)]
pub(super) struct Token {
    pub(super) namespace: String,
    pub(super) policies: Vec<String>,
    /// Uses left; `None` is without limit.
    pub(super) uses: Option<u64>,
    /// How it was made.
    pub(super) path: String,
    pub(super) meta: Value,
}

/// An answer that can be taken once.
pub(super) struct Wrapped {
    pub(super) path: String,
    pub(super) answer: Value,
    pub(super) created: String,
    pub(super) ttl: u64,
}

impl Default for State {
    fn default() -> Self {
        let mut root = Namespace::default();
        root.mounts.insert("secret/".to_owned(), Mount::V2(BTreeMap::new()));
        let token = Token {
            namespace: String::new(),
            policies: vec!["root".to_owned()],
            uses: None,
            path: "auth/token/create".to_owned(),
            meta: Value::Null,
        };
        Self {
            initialized: true,
            sealed: false,
            days_ago: 0,
            namespaces: BTreeMap::from([(String::new(), root)]),
            tokens: BTreeMap::from([(ROOT.to_owned(), token)]),
            wrapped: BTreeMap::new(),
            made: 0,
        }
    }
}

impl State {
    /// A name that was not given out before.
    pub(super) fn fresh(&mut self, start: &str) -> String {
        self.made += 1;
        format!("{start}{:024}", self.made)
    }

    pub(super) fn now(&self) -> String {
        time::days_ago(self.days_ago)
    }

    pub(super) fn trust(&mut self, method: &str, role: &str, jwt: &str, policies: &[&str]) {
        let root = self.namespaces.get_mut("").unwrap();
        root.methods.insert(method.to_owned(), "jwt".to_owned());
        let policies = policies.iter().map(|it| (*it).to_owned()).collect();
        let role_of = Role { policies, proof: jwt.to_owned(), ..Role::default() };
        root.roles.insert(format!("{method}/{role}"), role_of);
    }

    /// Makes a token and the `auth` part that hands it out.
    pub(super) fn issue(&mut self, token: Token) -> Value {
        let id = self.fresh("s.");
        let (policies, uses) = (token.policies.clone(), token.uses.unwrap_or(0));
        let metadata = token.meta.clone();
        self.tokens.insert(id.clone(), token);
        json!({
            "client_token": id, "accessor": self.fresh("a"), "policies": policies,
            "token_policies": policies, "metadata": metadata, "lease_duration": 300,
            "renewable": true, "entity_id": "e", "token_type": "service", "orphan": true,
            "mfa_requirement": null, "num_uses": uses,
        })
    }
}

impl Token {
    /// Whether one of its policies allows this; `path` starts with the namespace, seen from the token's.
    pub(super) fn allows(&self, policies: &Namespace, path: &str, capability: &str) -> bool {
        self.policies.iter().any(|it| {
            it == "root" || policies.policies.get(it).is_some_and(|it| it.allows(path, capability))
        })
    }

    pub(super) fn touches(&self, policies: &Namespace, mount: &str) -> bool {
        self.policies
            .iter()
            .any(|it| it == "root" || policies.policies.get(it).is_some_and(|it| it.touches(mount)))
    }
}

/// Policy names as a list or as text with commas.
pub(super) fn names(value: &Value) -> Vec<String> {
    let text = |it: &Value| it.as_str().map(str::to_owned);
    match value {
        Value::Array(items) => items.iter().filter_map(text).collect(),
        Value::String(text) => text.split(',').map(|it| it.trim().to_owned()).collect(),
        _ => Vec::new(),
    }
}
