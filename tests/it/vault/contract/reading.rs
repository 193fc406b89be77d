//! `smarteros env --from-vault`: complete and right, or not at all.

use std::{fs, os::unix::fs::PermissionsExt as _};

use serde_json::json;
use smarteros::cli::Status;

use super::super::{
    case::{Case, NEEDED, variables},
    server::Server,
};

#[test]
fn every_value_arrives() {
    let case = Case::new("every-value");
    case.fill();
    case.put("redis", &json!({ "REDIS_PASSWORD": 5432, "unused": "x" }));
    let run = case.run(&["env", "--from-vault"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    let found = variables(&run.out);
    for (_, name) in NEEDED {
        let value = case.value(name);
        let wanted = if name == "REDIS_PASSWORD" { "5432" } else { value.as_str() };
        assert_eq!(found.get(name), Some(&wanted), "{name}");
    }
    assert_eq!(found["POSTGRES_USER"], "smarter", "a setting has its default");
    assert!(!found.contains_key("BOTPRESS_LICENSE_KEY"), "an optional secret that is not set");
    assert!(!found.contains_key("unused"));
    assert!(run.out.contains(&format!("\n# {}\n", case.secret("postgres"))), "{}", run.out);
    assert!(run.out.starts_with("# Written by smarteros from Vault for the stack `every-value`."));
    case.put("postgres", &json!({ "POSTGRES_PASSWORD": "x", "POSTGRES_USER": "other" }));
    let run = case.run(&["env", "--from-vault", "--service", "postgres"]);
    let found = variables(&run.out);
    assert_eq!(found["POSTGRES_USER"], "other", "Vault may override a setting");
    assert!(!found.contains_key("N8N_ENCRYPTION_KEY"), "{}", run.out);
}

#[test]
fn everything_that_is_wrong_is_said_in_one_run() {
    let case = Case::new("all-gaps");
    case.put("botpress", &json!({ "BOTPRESS_ADMIN_PASSWORD": "", "BOTPRESS_AUTH_SECRET": null }));
    case.put("n8n", &json!({ "N8N_DB_PASSWORD": "change_me_1", "N8N_ENCRYPTION_KEY": { "a": 1 } }));
    case.put("postgres", &json!({ "POSTGRES_PASWORD": "canary-value" }));
    case.file(".env", "OLD=1\n");
    let run = case.run(&["env", "--from-vault", "-o", ".env"]);
    assert_eq!(run.status, Status::Findings, "{}", run.err);
    for line in [
        "7 variables have no usable value",
        "`BOTPRESS_ADMIN_PASSWORD` is empty in `all-gaps/smarteros/botpress`",
        "`BOTPRESS_AUTH_SECRET` is `null`",
        "`BOTPRESS_DB_PASSWORD` is missing",
        "`N8N_DB_PASSWORD` is still a placeholder",
        "`N8N_ENCRYPTION_KEY` is not a text",
        "`POSTGRES_PASSWORD` is missing in `all-gaps/smarteros/postgres`, which has `POSTGRES_PASWORD`",
        "`REDIS_PASSWORD` is missing in `all-gaps/smarteros/redis`",
        "help: vault kv patch all-gaps/smarteros/botpress BOTPRESS_",
    ] {
        assert!(run.err.contains(line), "`{line}` is not in\n{}", run.err);
    }
    assert!(run.out.is_empty() && !run.err.contains("canary-value"), "{}", run.err);
    assert_eq!(case.read(".env").unwrap(), "OLD=1\n");
}

#[test]
fn a_file_is_for_its_owner_only() {
    let case = Case::new("owner-only");
    case.fill();
    let run = case.run(&["env", "--from-vault", "-o", ".env"]);
    assert_eq!((run.status, run.out.as_str()), (Status::Clean, ""), "{}", run.err);
    let path = case.folder.path().join(".env");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
    let text = case.read(".env").unwrap();
    assert_eq!(variables(&text)["REDIS_PASSWORD"], case.value("REDIS_PASSWORD"));
    assert_eq!(case.files(), [".env", "stacks"]);
    let again = case.run(&["env", "--from-vault"]);
    assert_eq!(again.out, text, "the same values, the same bytes");
}

#[test]
fn version_1_is_read_as_well() {
    let case = Case::on(Server::get(), "version-1", "1");
    for (component, fields) in case.values() {
        let reply = case.server.api("POST", &case.secret(component), &json!(fields));
        assert_eq!(reply.status, 204, "{}", reply.body);
    }
    let run = case.run(&["env", "--from-vault"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    assert_eq!(variables(&run.out)["N8N_DB_PASSWORD"], case.value("N8N_DB_PASSWORD"));
    let run = case.run(&["env", "--from-vault", "--check"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    case.server.api("DELETE", &case.secret("redis"), &json!(null));
    let run = case.run(&["env", "--from-vault"]);
    assert_eq!(run.status, Status::Findings);
    assert!(run.err.contains("`REDIS_PASSWORD` is missing in `version-1/smarteros/redis`"));
}

#[test]
fn a_value_may_live_elsewhere_and_in_one_version() {
    let case = Case::new("elsewhere");
    case.fill();
    case.put("shared/redis", &json!({ "pw": "first" }));
    case.put("shared/redis", &json!({ "pw": "second" }));
    let place = "vault:elsewhere/smarteros/shared/redis#pw";
    let read = |place: &str| {
        case.stack(&format!("  references: {{ REDIS_PASSWORD: '{place}' }}\n"));
        let run = case.run(&["env", "--from-vault"]);
        assert_eq!(run.status, Status::Clean, "{}", run.err);
        variables(&run.out)["REDIS_PASSWORD"].to_owned()
    };
    assert_eq!(read(place), "second");
    assert_eq!(read(&format!("{place}@1")), "first");
    case.stack("  layout: per-variable\n");
    for (component, name) in NEEDED {
        case.put(&format!("{component}/{name}"), &json!({ "value": format!("leaf-{name}") }));
    }
    let run = case.run(&["env", "--from-vault"]);
    assert_eq!(variables(&run.out)["N8N_DB_PASSWORD"], "leaf-N8N_DB_PASSWORD", "{}", run.err);
}

#[test]
fn the_printed_deploy_policy_is_enough_and_no_more() {
    let case = Case::new("deploy-policy");
    case.fill();
    case.policies(&[]);
    let token = case.token("deploy");
    let run = case.run_as(&token, &["env", "--from-vault"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let run = case.run_as(&token, &["vault", "status"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let run = case.run_as(&token, &["vault", "rotate", "REDIS_PASSWORD"]);
    assert_eq!(run.status, Status::Failed);
    let error = "error: the token may not read `deploy-policy/subkeys/smarteros/redis`\nhelp: a policy \
                 with `path \"deploy-policy/subkeys/smarteros/redis\" { capabilities = [\"read\"] }`";
    assert!(run.err.contains(error), "{}", run.err);
}

#[test]
fn a_denied_path_is_named_with_the_policy_that_opens_it() {
    let case = Case::new("denied-path");
    case.fill();
    let some = "path \"denied-path/data/smarteros/redis\" { capabilities = [\"read\"] }";
    case.policy("denied-path-some", some);
    let run = case.run_as(&case.token("some"), &["env", "--from-vault"]);
    assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""));
    for component in ["botpress", "n8n", "postgres"] {
        let path = format!("denied-path/data/smarteros/{component}");
        assert!(run.err.contains(&format!("the token may not read `{path}`")), "{}", run.err);
        let rule = format!("path \"{path}\" {{ capabilities = [\"read\"] }}");
        assert!(run.err.contains(&rule), "{}", run.err);
    }
    assert!(!run.err.contains("smarteros/redis"), "{}", run.err);
    let run = case.run_as("s.nobody", &["env", "--from-vault"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.contains("error: the token is not valid, or no longer\nhelp: "), "{}", run.err);
    case.policy("denied-path-none", "path \"elsewhere/*\" { capabilities = [\"read\"] }");
    let run = case.run_as(&case.token("none"), &["env", "--from-vault"]);
    assert!(run.err.contains("there is no KV mount at `denied-path/smarteros/"), "{}", run.err);
}

#[test]
fn a_command_gets_the_values_and_no_way_to_vault() {
    let case = Case::new("a-command");
    case.fill();
    let script = "printf '%s|' \"$REDIS_PASSWORD\" \"$POSTGRES_USER\"; env | grep -E '^(VAULT|BAO)_'; exit 7";
    let done = case.process(&["env", "--from-vault", "--", "sh", "-c", script]);
    let (out, err) =
        (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    assert_eq!(out, format!("{}|smarter|", case.value("REDIS_PASSWORD")), "{err}");
    assert_eq!((done.status.code(), err.as_str()), (Some(7), ""));
    assert_eq!(case.files(), ["stacks"]);
}
