//! A strange name or text is refused, or it arrives as it was written; never as something else.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use smarteros::{
    plan::{Plan, VariableKind},
    render::{Target, render},
};

use crate::{
    compose::{self, Compose, Piece, pieces},
    stacks::NASTY,
    support::plan_of,
};

/// A stack whose one service is `custom`, rendered and read back, unless it is refused.
fn with(custom: &Value) -> Option<(Plan, Compose)> {
    let mut service = json!({ "image": "a:1", "probe": { "exec": ["true"] } });
    service.as_object_mut().unwrap().extend(custom.as_object().unwrap().clone());
    rendered(&json!({ "name": "x", "domain": "y.example", "custom": { "z": service } }))
}

fn rendered(stack: &Value) -> Option<(Plan, Compose)> {
    let plan = plan_of(&serde_yaml::to_string(stack).unwrap()).ok()?;
    let file = compose::read(&render(Target::Compose, &plan, "stack.yaml").unwrap());
    Some((plan, file))
}

fn is(text: &str, expected: &str) -> bool {
    pieces(text).iter().all(|it| *it == Piece::Literal(expected.to_owned()))
}

/// Compose knows no way to write `}` or a line break in the default of a variable.
#[test]
fn defaults_of_settings() {
    for default in NASTY {
        let setting = json!({ "environment": { "A": { "setting": "A", "default": default } } });
        let Some((plan, file)) = with(&setting) else { continue };
        let operator = format!(":-{}", default.replace('$', "$$"));
        let found = pieces(file.services["z"].env("A").unwrap());
        assert_eq!(found, [Piece::Hole("A".into(), operator)], "{default:?}");

        let example = render(Target::EnvExample, &plan, "stack.yaml").unwrap();
        let lines: Vec<_> =
            example.lines().filter(|it| !it.starts_with('#') && !it.is_empty()).collect();
        assert_eq!(lines.len(), 1, "{default:?} becomes {lines:?}");
        let value = lines[0].strip_prefix("A=").unwrap();
        assert_eq!(dotenv(value).as_deref(), Some(default), "{default:?}");
    }
}

/// The part of an environment file that all its readers agree on.
pub(crate) fn dotenv(value: &str) -> Option<String> {
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|it| it.strip_suffix(mark));
    if let Some(text) = quoted('\'') {
        return (!text.contains('\'')).then(|| text.to_owned());
    }
    if let Some(text) = quoted('"') {
        let plain = text.replace("\\\"", "").replace("\\\\", "").replace("\\$", "");
        let fine = !plain.contains(['"', '$', '\\']);
        return fine.then(|| text.replace("\\\"", "\"").replace("\\$", "$").replace("\\\\", "\\"));
    }
    let bare = !value.contains(|it: char| it.is_whitespace() || "'\"#$\\`".contains(it));
    bare.then(|| value.to_owned())
}

#[test]
fn descriptions() {
    for nasty in NASTY {
        let variable = json!({ "secret": "A", "description": nasty });
        let custom = json!({ "description": nasty, "environment": { "A": variable } });
        let (plan, file) = with(&custom).unwrap_or_else(|| panic!("{nasty:?} is refused"));
        assert_eq!(file.services.len(), 1);
        let example = render(Target::EnvExample, &plan, "stack.yaml").unwrap();
        let expected = |line: &str| line.is_empty() || line.starts_with('#') || line == "A=";
        assert!(example.lines().all(expected), "{nasty:?} leaves its comment: {example}");
        let inventory = render(Target::SecretsMd, &plan, "stack.yaml").unwrap();
        let row = inventory.lines().find(|it| it.starts_with("| `A`")).unwrap();
        assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{nasty:?}: {row}");
    }
}

#[test]
fn users_paths_and_capabilities() {
    for nasty in NASTY {
        if let Some((_, file)) = with(&json!({ "user": nasty })) {
            assert!(is(file.services["z"].user.as_ref().unwrap(), nasty), "user {nasty:?}");
        }
        if let Some((_, file)) = with(&json!({ "capabilities": [nasty] })) {
            assert!(is(&file.services["z"].cap_add[0], nasty), "capability {nasty:?}");
        }
        let path = format!("/{nasty}");
        if let Some((_, file)) = with(&json!({ "tmpfs": [path] })) {
            assert!(is(&file.services["z"].tmpfs[0], &path), "tmpfs {path:?}");
        }
        if let Some((_, file)) = with(&json!({ "volumes": { "v": path } })) {
            assert!(is(&file.services["z"].volumes[0], &format!("v:{path}")), "volume {path:?}");
        }
    }
}

/// No process can have a NUL in its arguments or its environment.
#[test]
fn a_nul_byte() {
    let nul = "a\0b";
    for custom in [
        json!({ "command": [nul] }),
        json!({ "environment": { "A": nul } }),
        json!({ "environment": { "A": { "setting": "A", "default": nul } } }),
        json!({ "probe": { "shell": nul } }),
    ] {
        assert!(with(&custom).is_none(), "{custom} is accepted");
    }
}

/// Every way a service's name could meet a name that the program makes.
#[test]
fn names_like_the_programs_own() {
    let public = |host: &str, guard: bool| {
        let probe = json!({ "exec": ["true"] });
        let mut it = json!({ "image": "a:1", "probe": probe, "host": host, "port": 80 });
        if guard {
            it["guard"] = json!("basic-auth");
        }
        it
    };
    for kind in ["dokploy", "traefik"] {
        let (plan, file) = rendered(&json!({
            "name": "x",
            "domain": "y.example",
            "edge": { "kind": kind, "email": "a@y.example" },
            "services": { "postgres": {}, "odoo": {} },
            "custom": {
                "app": public("a", true),
                "app-web": public("b", true),
                "app-guard": public("c", true),
                "odoo-web": public("d", false),
                "odoo-websocket": public("e", false),
            },
        }))
        .unwrap();
        let mut keys = BTreeSet::new();
        for (name, service) in &file.services {
            for label in service.labels.iter().filter(|it| it.starts_with("traefik.http.")) {
                let key = label.split('=').next().unwrap().to_owned();
                assert!(keys.insert(key.clone()), "{kind}: {name}: {key} is written twice");
            }
        }
        assert_eq!(plan.containers.iter().filter(|it| !it.routes.is_empty()).count(), 6);
    }
}

#[test]
fn hidden_paths_stay_inside_their_rule() {
    for nasty in NASTY.into_iter().chain(["x`) || Host(`evil.example"]) {
        let path = format!("/{nasty}");
        let api = json!({ "hidden_paths": [path] });
        let stack =
            json!({ "name": "x", "domain": "y.example", "services": { "api-smarterbot": api } });
        let Some((_, file)) = rendered(&stack) else { continue };
        let labels = file.services["api-smarterbot"].labels();
        let rule = labels["traefik.http.routers.x-api-smarterbot.rule"];
        let expected = format!("Host(`api.y.example`) && !PathPrefix(`{path}`)");
        assert!(is(rule, &expected) && !path.contains('`'), "{rule}");
    }
}

/// The address of Let's Encrypt's letters goes through an argument.
#[test]
fn strange_addresses() {
    for nasty in NASTY {
        let edge = json!({ "kind": "traefik", "email": nasty });
        let stack = json!({ "name": "x", "domain": "y.example", "edge": edge });
        let Some((plan, file)) = rendered(&stack) else { continue };
        assert!(plan.variables.iter().all(|it| !matches!(it.kind, VariableKind::Setting { .. })));
        let argument = format!("--certificatesresolvers.letsencrypt.acme.email={nasty}");
        assert!(file.services["traefik"].command.iter().any(|it| is(it, &argument)), "{nasty:?}");
    }
}

/// One network has one name and one meaning.
#[test]
fn networks_of_one_name() {
    for networks in [
        json!({ "extra": { "smarter-net": { "internal": true } } }),
        json!({ "extra": { "tenants-net": {} } }),
        json!({ "extra": { "dokploy-network": {} } }),
        json!({ "core": "dokploy-network" }),
        json!({ "core": "same", "tenants": "same" }),
    ] {
        let stack = json!({
            "name": "x",
            "domain": "y.example",
            "networks": networks,
            "services": { "redis": {}, "mcp-registry": {} },
        });
        assert!(rendered(&stack).is_none(), "{networks} is accepted");
    }
}

/// Data stores stay off the edge, and what tenants share a network with.
#[test]
fn data_stores_stay_among_themselves() {
    for store in ["postgres", "redis", "redpanda"] {
        for network in ["dokploy-network", "tenants-net"] {
            let services = json!({ store: { "networks": [network] }, "mcp-registry": {} });
            let stack = json!({ "name": "x", "domain": "y.example", "services": services });
            assert!(rendered(&stack).is_none(), "{store} is on {network}");
        }
    }
}

/// Credentials by another spelling, and inside an address.
#[test]
fn literal_secrets_by_any_name() {
    for (name, value) in [
        ("PGPASSWORD", "x"),
        ("db-password", "x"),
        ("DB_PASSWORD2", "x"),
        ("AUTH_TOKEN", "x"),
        ("DATABASE_URL", "postgres://shop:hunter2@db/shop"),
    ] {
        assert!(with(&json!({ "environment": { name: value } })).is_none(), "{name} is accepted");
    }
    for (name, value) in
        [("TOKEN_URL", "https://a.example/"), ("COMPASS", "x"), ("DATABASE_URL", "postgres://db/a")]
    {
        assert!(with(&json!({ "environment": { name: value } })).is_some(), "{name} is refused");
    }
}
