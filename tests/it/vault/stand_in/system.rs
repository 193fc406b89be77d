//! `sys/`: health, mounts, policies, namespaces, wrapped answers.

use std::{
    collections::BTreeMap,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::{
    Policy, Reply,
    router::Call,
    state::{Mount, Namespace, State},
};

/// The state of the server: 200, 501 uninitialised, 503 sealed.
pub(super) fn health(state: &State) -> Reply {
    let status = match (state.initialized, state.sealed) {
        (false, _) => 501,
        (true, true) => 503,
        (true, false) => 200,
    };
    let mode = if state.sealed { "unknown" } else { "disabled" };
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let mut body = json!({
        "initialized": state.initialized, "sealed": state.sealed, "standby": state.sealed,
        "replication_performance_mode": mode, "replication_dr_mode": mode,
        "server_time_utc": seconds, "version": "2.6.2",
    });
    if !state.sealed {
        body["cluster_name"] = "stand-in".into();
        body["cluster_id"] = "c".into();
    }
    Reply::new(status, &body)
}

/// What a mount is, for a token that has anything to do with it.
pub(super) fn mount_of(namespace: &Namespace, path: &str, touches: impl Fn(&str) -> bool) -> Reply {
    let asked =
        format!("{}/", path.trim_start_matches("sys/internal/ui/mounts/").trim_end_matches('/'));
    let found = namespace.mounts.iter().find(|(at, _)| asked.starts_with(at.as_str()));
    let Some((at, mount)) = found.filter(|(at, _)| touches(at)) else {
        return Reply::error(
            403,
            &format!(
                "preflight capability check returned 403, please ensure client's policies grant \
                 access to path \"{asked}\""
            ),
        );
    };
    let version = if matches!(mount, Mount::V1(_)) { "1" } else { "2" };
    Reply::data(json!({
        "accessor": "kv_1",
        "config": { "default_lease_ttl": 0, "force_no_cache": false, "max_lease_ttl": 0 },
        "deprecation_status": "supported", "description": "", "external_entropy_access": false,
        "local": false, "options": { "version": version }, "path": at, "plugin_version": "",
        "running_plugin_version": "v2", "running_sha256": "", "seal_wrap": false, "type": "kv",
        "uuid": "u",
    }))
}

/// What only an administrator may do.
pub(super) fn manage(state: &mut State, call: &Call<'_>) -> Reply {
    let body = call.request.json().unwrap();
    let namespace = state.namespaces.get_mut(&call.namespace).unwrap();
    match (call.verb, call.segments.as_slice()) {
        ("write", ["sys", "mounts", at]) => {
            let version = body["options"]["version"].as_str().unwrap_or("1");
            let mount = match version {
                "2" => Mount::V2(BTreeMap::new()),
                _ => Mount::V1(BTreeMap::new()),
            };
            let at = format!("{at}/");
            if namespace.mounts.contains_key(&at) {
                return Reply::error(400, &format!("path is already in use at {at}"));
            }
            namespace.mounts.insert(at, mount);
            Reply::nothing()
        }
        ("delete", ["sys", "mounts", at]) => {
            namespace.mounts.remove(&format!("{at}/"));
            Reply::nothing()
        }
        ("write", ["sys", "auth", at]) => {
            let kind = body["type"].as_str().unwrap_or_default();
            if namespace.methods.contains_key(*at) {
                return Reply::error(400, &format!("path is already in use at {at}/"));
            }
            namespace.methods.insert((*at).to_owned(), kind.to_owned());
            Reply::nothing()
        }
        ("write", ["sys", "policies", "acl", name]) => {
            let policy = Policy::read(body["policy"].as_str().unwrap_or_default());
            namespace.policies.insert((*name).to_owned(), policy);
            Reply::nothing()
        }
        ("write", ["sys", "wrapping", "wrap"]) => wrapped(state, call, body),
        ("write", ["sys", "namespaces", name]) => {
            let path = format!("{}{name}/", call.namespace);
            state.namespaces.entry(path.clone()).or_default();
            Reply::data(json!({
                "custom_metadata": {}, "id": "n", "locked": false, "path": path,
                "tainted": false, "uuid": "u",
            }))
        }
        _ => Reply::error(404, "unsupported path"),
    }
}

/// The token that wraps something: in the body, or the one the request is made with.
fn wrapping_token(call: &Call<'_>) -> String {
    let body = call.request.json().unwrap();
    body["token"].as_str().unwrap_or(call.token).to_owned()
}

pub(super) fn wrapping_lookup(state: &State, call: &Call<'_>) -> Reply {
    match state.wrapped.get(&wrapping_token(call)) {
        Some(it) => Reply::data(json!({
            "creation_path": it.path, "creation_time": it.created, "creation_ttl": it.ttl,
        })),
        None => used_up(),
    }
}

/// Hands the answer out, once. The wrapping token itself makes the request.
pub(super) fn unwrap(state: &mut State, call: &Call<'_>) -> Reply {
    if call.token.is_empty() {
        // Without a token there is nobody to ask; with an unknown one the message is that below.
        let known = state.wrapped.contains_key(&wrapping_token(call));
        return if known { Reply::stranger() } else { used_up() };
    }
    match state.wrapped.remove(call.token) {
        Some(it) => Reply::new(200, &it.answer),
        None => used_up(),
    }
}

fn used_up() -> Reply {
    Reply::error(400, "wrapping token is not valid or does not exist")
}

/// Keeps an answer back if the request asks for that, as `X-Vault-Wrap-TTL` does.
pub(super) fn wrapped(state: &mut State, call: &Call<'_>, answer: Value) -> Reply {
    let whole = Reply::data(answer);
    let Some(ttl) = call.request.header("x-vault-wrap-ttl") else { return whole };
    let ttl = ttl.trim_end_matches('s').parse().unwrap_or(0);
    let (token, created) = (state.fresh("s."), state.now());
    let path = call.request.path.clone();
    let info = json!({
        "token": token, "accessor": "a", "ttl": ttl, "creation_time": created,
        "creation_path": path, "wrapped_accessor": "a",
    });
    let answer = serde_json::from_str(&whole.body).unwrap();
    let kept = super::state::Wrapped { path, answer, created, ttl };
    state.wrapped.insert(token, kept);
    Reply::envelope(200, "wrap_info", info)
}
