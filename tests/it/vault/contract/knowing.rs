//! What can be known without a value being shown: `--check`, `--diff`, `vault status`.

use serde_json::json;
use smarteros::cli::Status;

use super::super::case::{Case, variables};

#[test]
fn a_token_that_reads_no_value_can_check() {
    let case = Case::new("check-only");
    case.fill();
    case.policies(&[]);
    let token = case.token("check");
    let run = case.run_as(&token, &["env", "--from-vault", "--check"]);
    assert_eq!((run.status, run.out.as_str()), (Status::Clean, ""), "{}", run.err);
    assert!(run.err.contains("complete: Vault has all 7 values that `check-only` needs"));
    let run = case.run_as(&token, &["env", "--from-vault"]);
    assert_eq!(run.status, Status::Failed, "it read values");
    case.put("n8n", &json!({ "N8N_DB_PASSWORD": "x", "N8N_ENCRYPTON_KEY": "y" }));
    let path = "check-only/data/smarteros/redis";
    case.server.api("DELETE", path, &json!(null));
    let run = case.run_as(&token, &["env", "--from-vault", "--check"]);
    assert_eq!(run.status, Status::Findings);
    let misspelt = "`N8N_ENCRYPTION_KEY` is missing in `check-only/smarteros/n8n`, which has \
                    `N8N_ENCRYPTON_KEY`";
    assert!(run.err.contains(misspelt), "{}", run.err);
    assert!(run.err.contains("`REDIS_PASSWORD` is missing"), "a deleted version: {}", run.err);
}

#[test]
fn a_difference_is_shown_by_name() {
    let case = Case::new("differences");
    case.fill();
    assert_eq!(case.run(&["env", "--from-vault", "-o", ".env"]).status, Status::Clean);
    let run = case.run(&["env", "--from-vault", "--diff", ".env"]);
    assert_eq!(run.status, Status::Clean, "{}{}", run.out, run.err);
    case.put("redis", &json!({ "REDIS_PASSWORD": "canary-new" }));
    let old = case.read(".env").unwrap();
    let shorter = old.lines().filter(|it| !it.starts_with("N8N_TIMEZONE"));
    case.file(".env", &shorter.chain(["GONE='canary-old'", ""]).collect::<Vec<_>>().join("\n"));
    let run = case.run(&["env", "--from-vault", "--diff", ".env"]);
    assert_eq!(run.status, Status::Findings);
    for line in ["changed REDIS_PASSWORD\n", "added   N8N_TIMEZONE\n", "removed GONE\n"] {
        assert!(run.out.contains(line), "{}", run.out);
    }
    assert!(run.out.contains("same    POSTGRES_PASSWORD\n"), "{}", run.out);
    let said = run.out + &run.err;
    assert!(!said.contains("canary") && !said.contains(&case.value("REDIS_PASSWORD")), "{said}");
}

#[test]
fn status_tells_versions_ages_and_readers() {
    let case = Case::new("status");
    case.fill();
    case.put("redis", &json!({ "REDIS_PASSWORD": "canary-status" }));
    let path = "status/metadata/smarteros/redis";
    case.server.api("POST", path, &json!({ "custom_metadata": { "rotate_days": "90" } }));
    let run = case.run(&["vault", "status"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let redis =
        "status/smarteros/redis\n  version 2, 0 days old, rotated every 90 days\n  read by redis";
    assert!(run.out.contains(redis), "{}", run.out);
    let postgres =
        "status/smarteros/postgres\n  version 1, 0 days old\n  read by postgres, db-init";
    assert!(run.out.contains(postgres), "{}", run.out);
    assert!(!run.out.contains("canary-status"));
    case.server.api("DELETE", "status/metadata/smarteros/n8n", &json!(null));
    let run = case.run(&["vault", "status"]);
    assert_eq!(run.status, Status::Findings);
    assert!(run.out.contains("status/smarteros/n8n\n  not there\n"), "{}", run.out);
}

#[test]
fn an_old_secret_is_due() {
    let case = Case::stand_in("due");
    case.server.stand_in.as_ref().unwrap().write_days_ago(91);
    case.fill();
    let path = "due/metadata/smarteros/redis";
    case.server.api("POST", path, &json!({ "custom_metadata": { "rotate_days": "90" } }));
    let run = case.run(&["vault", "status"]);
    assert_eq!(run.status, Status::Findings);
    let line = "version 1, 91 days old: due for rotation, every 90 days";
    assert!(run.out.contains(line), "{}", run.out);
}

#[test]
fn a_tenant_has_secrets_of_its_own() {
    let case = Case::new("a-tenant");
    case.put("tenants/76262345-5", &json!({ "SHOPIFY_TOKEN": "shop" }));
    case.put("tenants/76262345-5/META_TOKEN", &json!({ "value": "meta" }));
    case.put("tenants/12345678-5", &json!({ "OTHER": "other" }));
    case.policies(&["--tenant", "76.262.345-5"]);
    let token = case.token("tenant-76262345-5");
    let run = case.run_as(&token, &["env", "--from-vault", "--tenant", "76.262.345-5"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let found = variables(&run.out);
    assert_eq!((found["SHOPIFY_TOKEN"], found["META_TOKEN"], found.len()), ("shop", "meta", 2));
    assert!(!run.out.contains("76262345"), "{}", run.out);
    let run = case.run_as(&token, &["env", "--from-vault", "--tenant", "12345678-5"]);
    assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""));
    assert!(run.err.contains("may not read") && !run.err.contains("12345678"), "{}", run.err);
}

#[test]
fn references_show_no_value() {
    let case = Case::new("references");
    case.fill();
    case.policies(&[]);
    let args = ["env", "--from-vault", "--format", "dokploy-refs", "--provider", "prod"];
    let run = case.run_as(&case.token("check"), &args);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let line = "REDIS_PASSWORD='${{vault.prod.smarteros/redis:REDIS_PASSWORD}}'";
    assert!(run.out.contains(line), "{}", run.out);
    assert!(!run.out.contains(&case.value("REDIS_PASSWORD")));
}
