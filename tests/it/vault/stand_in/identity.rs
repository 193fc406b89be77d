//! `auth/`: tokens, roles and users.

use serde_json::{Value, json};

use super::{
    Reply,
    router::Call,
    state::{Role, State, Token, names},
    system,
};

pub(super) fn lookup_self(call: &Call<'_>, token: &Token) -> Reply {
    Reply::data(json!({
        "accessor": "a", "creation_time": 1, "creation_ttl": 300, "display_name": "token",
        "entity_id": "e", "expire_time": "2126-11-01T10:00:00Z", "explicit_max_ttl": 0, "id": call.token,
        "issue_time": "2026-11-01T10:00:00Z", "meta": token.meta, "num_uses": token.uses.unwrap_or(0),
        "orphan": true, "path": token.path, "policies": token.policies, "renewable": true,
        "ttl": 300, "type": "service",
    }))
}

pub(super) fn revoke_self(state: &mut State, call: &Call<'_>) -> Reply {
    state.tokens.remove(call.token);
    Reply::nothing()
}

/// What only an administrator may do.
pub(super) fn manage(state: &mut State, call: &Call<'_>) -> Reply {
    let body = call.request.json().unwrap();
    match (call.verb, call.segments.as_slice()) {
        ("write", ["auth", "token", "create"]) => {
            let mut policies = names(&body["policies"]);
            policies.insert(0, "default".to_owned());
            let token = Token {
                namespace: call.namespace.clone(),
                policies,
                uses: body["num_uses"].as_u64().filter(|it| *it > 0),
                path: call.request.path.clone(),
                meta: Value::Null,
            };
            let auth = state.issue(token);
            Reply::envelope(200, "auth", auth)
        }
        ("write", ["auth", method, "role", name]) => {
            let proof = state.fresh("role-");
            let role = Role {
                policies: names(&body["token_policies"]),
                token_uses: body["token_num_uses"].as_u64().unwrap_or(0),
                secret_id_uses: body["secret_id_num_uses"].as_u64().unwrap_or(0),
                proof,
                ..Role::default()
            };
            roles(state, call).insert(format!("{method}/{name}"), role);
            Reply::nothing()
        }
        ("write", ["auth", method, "users", name]) => {
            let proof = body["password"].as_str().unwrap_or_default().to_owned();
            let policies = names(&body["token_policies"]);
            let role = Role { policies, proof, ..Role::default() };
            roles(state, call).insert(format!("{method}/{name}"), role);
            Reply::nothing()
        }
        (_, ["auth", method, "role", name, part]) => {
            let fresh = state.fresh("secret-");
            let Some(role) = roles(state, call).get_mut(&format!("{method}/{name}")) else {
                return Reply::missing();
            };
            match (call.verb, *part) {
                ("read", "role-id") => Reply::data(json!({ "role_id": role.proof })),
                ("write", "secret-id") => {
                    let uses = role.secret_id_uses;
                    role.secret_ids.insert(fresh.clone(), uses);
                    let made = json!({
                        "secret_id": fresh, "secret_id_accessor": "a",
                        "secret_id_num_uses": uses, "secret_id_ttl": 600,
                    });
                    system::wrapped(state, call, made)
                }
                _ => Reply::error(404, "unsupported path"),
            }
        }
        _ => Reply::error(404, "unsupported path"),
    }
}

fn roles<'a>(
    state: &'a mut State,
    call: &Call<'_>,
) -> &'a mut std::collections::BTreeMap<String, Role> {
    &mut state.namespaces.get_mut(&call.namespace).unwrap().roles
}
