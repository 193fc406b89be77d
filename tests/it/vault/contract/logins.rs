//! Ways to a token, and that a token made for one run does not outlive it.

use serde_json::{Value, json};
use smarteros::cli::Status;

use super::super::{
    case::Case,
    http,
    stand_in::{Request, StandIn},
};
use crate::support::Run;

const FILES: [&str; 6] =
    ["env", "--from-vault", "--role-id-file", "role-id", "--secret-id-file", "secret-id"];
const WRAPPED: [&str; 4] = ["env", "--from-vault", "--wrapped-secret-id-file", "wrapped"];

/// A case with a filled mount and an `AppRole` for it.
fn with_role(name: &str) -> Case {
    let case = Case::new(name);
    case.fill();
    case.policies(&[]);
    case.server.api("POST", "sys/auth/approle", &json!({ "type": "approle" }));
    let role = json!({ "token_policies": format!("{name}-deploy"), "secret_id_num_uses": 1 });
    let reply = case.server.api("POST", &format!("auth/approle/role/{name}"), &role);
    assert_eq!(reply.status, 204, "{}", reply.body);
    case.file("role-id", &(role_id(&case) + "\n"));
    case
}

fn role_id(case: &Case) -> String {
    let path = format!("auth/approle/role/{}/role-id", case.name);
    let made = case.server.api("GET", &path, &Value::Null).json();
    made["data"]["role_id"].as_str().unwrap().to_owned()
}

fn secret_id(case: &Case) -> String {
    let path = format!("auth/approle/role/{}/secret-id", case.name);
    let made = case.server.api("POST", &path, &json!({})).json();
    made["data"]["secret_id"].as_str().unwrap().to_owned()
}

/// The token that wraps the answer to this request.
fn wrapping_token(case: &Case, path: &str) -> String {
    let headers = [("X-Vault-Token", case.server.root.as_str()), ("X-Vault-Wrap-TTL", "120s")];
    let made = http::ask(&case.server.address, "POST", path, &headers, &json!({})).json();
    made["wrap_info"]["token"].as_str().unwrap().to_owned()
}

fn requests(case: &Case) -> Vec<Request> {
    case.server.stand_in.as_ref().map(StandIn::seen).unwrap_or_default()
}

/// It read everything, and where we can look: with one login, one preflight and a token that is gone.
#[track_caller]
fn arrived(case: &Case, run: &Run) {
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    assert!(run.out.contains(&case.value("REDIS_PASSWORD")), "{}", run.out);
    let seen = requests(case);
    if let Some(stand_in) = &case.server.stand_in {
        assert_eq!(stand_in.live_tokens(), 0, "a token is left");
        let count = |part: &str| seen.iter().filter(|it| it.path.contains(part)).count();
        assert_eq!((count("/login"), count("sys/internal/ui/mounts/")), (1, 1));
        assert_eq!((count("/data/smarteros/"), count("revoke-self")), (4, 1));
        assert!(seen.iter().all(|it| it.header("x-vault-request") == Some("true")));
    }
}

/// Nothing came of it, no credential is shown, and no token is left.
#[track_caller]
fn refused(case: &Case, run: &Run, error: &str, credentials: &[&str]) {
    assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""), "{}", run.err);
    assert!(run.err.starts_with(&format!("error: {error}")), "{}", run.err);
    assert!(run.err.contains("\nhelp: "), "{}", run.err);
    assert!(credentials.iter().all(|it| !run.err.contains(it)), "{}", run.err);
    assert_eq!(case.server.stand_in.as_ref().map_or(0, StandIn::live_tokens), 0);
}

fn forget(case: &Case) {
    if let Some(it) = &case.server.stand_in {
        it.forget();
    }
}

#[test]
fn an_approle_logs_in_with_files_once() {
    let case = with_role("approle-files");
    let secret_id = secret_id(&case);
    case.file("secret-id", &(secret_id.clone() + "\n"));
    forget(&case);
    arrived(&case, &case.run_with(&[], &FILES));
    let again = case.run_with(&[], &FILES);
    let error = "the AppRole login at `auth/approle/login` was refused";
    refused(&case, &again, error, &[&secret_id, &role_id(&case)]);
}

#[test]
fn an_approle_logs_in_from_the_environment() {
    let case = with_role("approle-variables");
    let (role_id, secret_id) = (role_id(&case), secret_id(&case));
    forget(&case);
    let variables = [("VAULT_ROLE_ID", role_id.as_str()), ("VAULT_SECRET_ID", &secret_id)];
    arrived(&case, &case.run_with(&variables, &["env", "--from-vault"]));
}

#[test]
fn a_token_that_was_made_is_revoked_after_an_error() {
    let case = with_role("approle-revoked");
    case.policy(
        "approle-revoked-deploy",
        "path \"approle-revoked/x\" { capabilities = [\"read\"] }",
    );
    case.file("secret-id", &secret_id(&case));
    let run = case.run_with(&[], &FILES);
    let error = "the token may not read `approle-revoked/data/smarteros/botpress`";
    refused(&case, &run, error, &[]);
}

#[test]
fn a_wrapped_secret_id_is_opened_once() {
    let case = with_role("wrapped-once");
    let token = wrapping_token(&case, "auth/approle/role/wrapped-once/secret-id");
    case.file("wrapped", &token);
    forget(&case);
    let args = [&WRAPPED[..], &["--role-id-file", "role-id", "--role", "wrapped-once"]].concat();
    arrived(&case, &case.run_with(&[], &args));
    let again = case.run_with(&[], &args);
    refused(&case, &again, "the wrapped secret id was used before, or has expired", &[&token]);
}

#[test]
fn a_wrapping_token_of_another_path_is_not_opened() {
    let case = with_role("wrapped-forged");
    case.server.api("POST", "auth/approle/role/wrapped-other", &json!({}));
    let args = [&WRAPPED[..], &["--role-id-file", "role-id", "--role", "wrapped-forged"]].concat();
    let error =
        "the wrapped secret id was not made by `auth/approle/role/wrapped-forged/secret-id`";
    for path in ["auth/approle/role/wrapped-other/secret-id", "sys/wrapping/wrap"] {
        let token = wrapping_token(&case, path);
        case.file("wrapped", &token);
        refused(&case, &case.run_with(&[], &args), error, &[&token]);
        let headers = [("X-Vault-Token", token.as_str())];
        let body = json!({ "token": token });
        let lookup =
            http::ask(&case.server.address, "POST", "sys/wrapping/lookup", &headers, &body);
        assert_eq!(lookup.status, 200, "it was opened: the evidence is gone");
    }
}

#[test]
fn a_user_logs_in_with_a_password() {
    let case = Case::new("user-password");
    case.fill();
    case.policies(&[]);
    case.server.api("POST", "sys/auth/userpass", &json!({ "type": "userpass" }));
    let user = json!({ "password": "canary word", "token_policies": "user-password-deploy" });
    case.server.api("POST", "auth/userpass/users/user-password", &user);
    let login = |password: &str| {
        case.file("password", password);
        let args = ["env", "--from-vault", "--auth", "userpass", "--username", "user-password"];
        case.run_with(&[], &[&args[..], &["--password-file", "password"]].concat())
    };
    let wrong = login("canary wrong\n");
    let error = "the userpass login at `auth/userpass/login/user-password` was refused";
    refused(&case, &wrong, error, &["canary"]);
    forget(&case);
    arrived(&case, &login("canary word\n"));
}

#[test]
fn a_role_logs_in_with_a_jwt() {
    for (method, mount) in [("jwt", "jwt"), ("kubernetes", "cluster")] {
        let case = Case::stand_in("jwt-login");
        case.fill();
        case.policies(&[]);
        let stand_in = case.server.stand_in.as_ref().unwrap();
        stand_in.trust(mount, "deploy", "canary.j.wt", &["jwt-login-deploy"]);
        let args = ["env", "--from-vault", "--auth", method, "--auth-mount", mount];
        let args = [&args[..], &["--role", "deploy", "--jwt-file", "jwt"]].concat();
        case.file("jwt", "canary.w.rong");
        let error = format!("login at `auth/{mount}/login` was refused");
        let run = case.run_with(&[], &args);
        assert!(run.err.contains(&error) && !run.err.contains("canary"), "{}", run.err);
        case.file("jwt", "canary.j.wt\n");
        forget(&case);
        arrived(&case, &case.run_with(&[], &args));
    }
}

#[test]
fn a_token_of_ones_own_is_used_sparingly_and_left_alone() {
    let case = Case::stand_in("own-token");
    case.fill();
    case.policies(&[]);
    // The mount, and four secrets.
    let body = json!({ "policies": ["own-token-deploy"], "num_uses": 6 });
    let made = case.server.api("POST", "auth/token/create", &body).json();
    let token = made["auth"]["client_token"].as_str().unwrap();
    let run = case.run_as(token, &["env", "--from-vault"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    assert_eq!(case.server.stand_in.as_ref().unwrap().live_tokens(), 1);
}
