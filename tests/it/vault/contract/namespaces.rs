//! Namespaces: that of the secrets, and that of the login where it is another.

use serde_json::json;
use smarteros::cli::Status;

use super::super::case::Case;

/// A case whose secrets are in a namespace; in the root there is nothing.
fn inside(name: &str, namespace: &str) -> Case {
    let case = Case::new(name);
    case.server.api("POST", &format!("sys/namespaces/{namespace}"), &json!({}));
    case.server.mount(namespace, name, "2");
    for (component, fields) in case.values() {
        let path = format!("{name}/data/smarteros/{component}");
        let reply = case.server.api_in(namespace, "POST", &path, &json!({ "data": fields }));
        assert_eq!(reply.status, 200, "{}", reply.body);
    }
    case
}

#[test]
fn secrets_of_a_namespace_are_read_there() {
    let case = inside("namespace-secrets", "team-a");
    let root = case.server.root.as_str();
    let variables = [("VAULT_TOKEN", root), ("VAULT_NAMESPACE", "team-a")];
    let run = case.run_with(&variables, &["env", "--from-vault"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    assert!(run.out.contains(&case.value("REDIS_PASSWORD")));
    let variables = [("VAULT_TOKEN", root), ("VAULT_NAMESPACE", "x"), ("BAO_NAMESPACE", "team-a/")];
    let run = case.run_with(&variables, &["env", "--from-vault", "--check"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let run = case.run(&["env", "--from-vault"]);
    assert_eq!(run.status, Status::Findings, "the root has none: {}", run.err);
    let variables = [("VAULT_TOKEN", root), ("VAULT_NAMESPACE", "team-missing")];
    let run = case.run_with(&variables, &["env", "--from-vault"]);
    assert_eq!(run.status, Status::Failed);
    let error = "error: there is no namespace `team-missing`\nhelp: VAULT_NAMESPACE says ";
    assert!(run.err.starts_with(error), "{}", run.err);
}

#[test]
fn a_login_may_be_in_another_namespace() {
    let case = inside("namespace-login", "team-b");
    let policy = "path \"team-b/namespace-login/data/smarteros/+\" { capabilities = [\"read\"] }";
    case.policy("namespace-login", policy);
    case.server.api("POST", "sys/auth/userpass", &json!({ "type": "userpass" }));
    let user = json!({ "password": "word", "token_policies": "namespace-login" });
    case.server.api("POST", "auth/userpass/users/namespace-login", &user);
    let args = ["env", "--from-vault", "--auth", "userpass", "--username", "namespace-login"];
    let variables = [("VAULT_PASSWORD", "word"), ("VAULT_NAMESPACE", "team-b")];
    let elsewhere = case.run_with(&variables, &args);
    assert_eq!(elsewhere.status, Status::Failed, "{}", elsewhere.err);
    let missing = [&args[..], &["--auth-namespace", "team-missing"]].concat();
    let missing = case.run_with(&variables, &missing);
    assert!(missing.err.starts_with("error: there is no namespace `team-missing`"));
    let args = [&args[..], &["--auth-namespace", ""]].concat();
    let run = case.run_with(&variables, &args);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    assert!(run.out.contains(&case.value("REDIS_PASSWORD")));
    if let Some(stand_in) = &case.server.stand_in {
        assert_eq!(stand_in.live_tokens(), 0, "a token is left");
    }
}
