//! Logging in: `AppRole`, userpass, and roles that take a JWT.

use serde_json::{Value, json};

use super::{
    Reply,
    router::Call,
    state::{Role, State, Token},
};

pub(super) fn login(state: &mut State, call: &Call<'_>, method: &str, rest: &[&str]) -> Reply {
    let namespace = state.namespaces.get_mut(&call.namespace).unwrap();
    let Some(kind) = namespace.methods.get(method).cloned() else { return Reply::stranger() };
    let body = call.request.json().unwrap();
    let said = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    let start = format!("{method}/");
    let result = match (kind.as_str(), rest) {
        ("approle", []) => {
            let mut roles = namespace.roles.iter_mut().filter(|(it, _)| it.starts_with(&start));
            let role = roles.find(|(_, it)| it.proof == said("role_id"));
            with_secret_id(role, &said("role_id"), &said("secret_id"))
        }
        ("userpass", [user]) => {
            let role = namespace.roles.get(&format!("{start}{user}"));
            let found = role.filter(|it| it.proof == said("password"));
            found
                .cloned()
                .map(|it| (it, json!({ "username": user })))
                .ok_or("invalid username or password")
        }
        ("jwt" | "kubernetes", []) => {
            let name = said("role");
            let role = namespace.roles.get(&format!("{start}{name}"));
            let found = role.filter(|it| it.proof == said("jwt"));
            found
                .cloned()
                .map(|it| (it, json!({ "role": name })))
                .ok_or("invalid role name or token")
        }
        _ => Err("unsupported path"),
    };
    let (role, metadata) = match result {
        Ok(it) => it,
        Err(message) => return Reply::error(400, message),
    };
    let mut policies = vec!["default".to_owned()];
    policies.extend(role.policies);
    let token = Token {
        namespace: call.namespace.clone(),
        policies,
        uses: Some(role.token_uses).filter(|it| *it > 0),
        path: call.request.path.clone(),
        meta: metadata,
    };
    let auth = state.issue(token);
    Reply::envelope(200, "auth", auth)
}

fn with_secret_id(
    role: Option<(&String, &mut Role)>,
    role_id: &str,
    secret_id: &str,
) -> Result<(Role, Value), &'static str> {
    if role_id.is_empty() {
        return Err("missing role_id");
    }
    if secret_id.is_empty() {
        return Err("missing secret_id");
    }
    let (name, role) = role.ok_or("invalid role or secret ID")?;
    let left = role.secret_ids.get_mut(secret_id).ok_or("invalid role or secret ID")?;
    if *left == 1 {
        role.secret_ids.remove(secret_id);
    } else {
        *left = left.saturating_sub(1);
    }
    let name = name.rsplit('/').next().unwrap_or_default();
    Ok((role.clone(), json!({ "role_name": name })))
}
