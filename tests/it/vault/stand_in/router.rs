//! From a request to the part of the server that answers it.

use super::{
    Reply, Request, identity, kv, login,
    state::{Mount, State},
    system,
};

/// What every handler needs to know of a request.
pub(super) struct Call<'a> {
    pub(super) request: &'a Request,
    /// Path of the namespace: empty, or with a slash at its end.
    pub(super) namespace: String,
    /// `read`, `list`, `write`, `patch` or `delete`.
    pub(super) verb: &'static str,
    /// The path in segments.
    pub(super) segments: Vec<&'a str>,
    pub(super) token: &'a str,
}

pub(super) fn answer(state: &mut State, request: &Request) -> Reply {
    let trimmed = request.header("x-vault-namespace").unwrap_or_default().trim_matches('/');
    let namespace = if trimmed.is_empty() { String::new() } else { format!("{trimmed}/") };
    let verb = match request.method.as_str() {
        "LIST" => "list",
        "GET" if request.query.contains_key("list") => "list",
        "GET" => "read",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => "write",
    };
    let segments = request.path.split('/').collect();
    let token = request.header("x-vault-token").unwrap_or_default();
    let call = Call { request, namespace, verb, segments, token };
    if request.path == "sys/health" {
        return system::health(state);
    }
    if state.sealed {
        return Reply::error(503, "Vault is sealed");
    }
    if !state.namespaces.contains_key(&call.namespace) {
        return Reply::error(404, "namespace not found");
    }
    if request.json().is_none() {
        return Reply::error(400, "failed to decode JSON input: invalid character");
    }
    match call.segments.as_slice() {
        ["auth", method, "login", rest @ ..] => login::login(state, &call, method, rest),
        ["sys", "wrapping", "lookup"] => system::wrapping_lookup(state, &call),
        ["sys", "wrapping", "unwrap"] => system::unwrap(state, &call),
        _ => known(state, &call),
    }
}

/// With a token that the server knows and that may still be used.
fn known(state: &mut State, call: &Call<'_>) -> Reply {
    let Some(token) = state.tokens.get_mut(call.token) else { return Reply::stranger() };
    if let Some(uses) = &mut token.uses {
        *uses -= 1;
    }
    let token = token.clone();
    if token.uses == Some(0) {
        state.tokens.remove(call.token);
    }
    let Some(below) = call.namespace.strip_prefix(&token.namespace) else { return Reply::denied() };
    let home = &state.namespaces[&token.namespace];
    let path = &call.request.path;
    match call.segments.as_slice() {
        ["auth", "token", "lookup-self"] => return identity::lookup_self(call, &token),
        ["auth", "token", "revoke-self"] => return identity::revoke_self(state, call),
        ["sys", "internal", "ui", "mounts", ..] => {
            let touches = |mount: &str| token.touches(home, &format!("{below}{mount}"));
            return system::mount_of(&state.namespaces[&call.namespace], path, touches);
        }
        _ => {}
    }
    let capability = match call.verb {
        "write" if kv::exists(&state.namespaces[&call.namespace], path) => "update",
        "write" => "create",
        other => other,
    };
    if !token.allows(home, &format!("{below}{path}"), capability) {
        return Reply::denied();
    }
    match call.segments.as_slice() {
        ["auth", ..] => identity::manage(state, call),
        ["sys", ..] => system::manage(state, call),
        _ => secret(state, call),
    }
}

fn secret(state: &mut State, call: &Call<'_>) -> Reply {
    let path = &call.request.path;
    let now = state.now();
    let mounts = &mut state.namespaces.get_mut(&call.namespace).unwrap().mounts;
    let asked = format!("{path}/");
    let Some((at, mount)) = mounts.iter_mut().find(|(at, _)| asked.starts_with(at.as_str())) else {
        let message = format!("no handler for route \"{path}\". route entry not found.");
        return Reply::error(404, &message);
    };
    let rest = path.get(at.len()..).unwrap_or_default();
    match mount {
        Mount::V1(secrets) => kv::version_1(secrets, call, rest),
        Mount::V2(secrets) => kv::version_2(secrets, call, rest, &now),
    }
}
