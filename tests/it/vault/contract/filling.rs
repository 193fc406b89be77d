//! `smarteros vault seed` and `rotate`: what is missing is made up, what is there stays.

use serde_json::json;
use smarteros::cli::Status;

use super::super::{
    case::{Case, NEEDED},
    server::Server,
    stand_in::{Fault, Kind},
};

#[test]
fn seeding_fills_in_and_never_overwrites() {
    let case = Case::new("seeding");
    case.policies(&[]);
    case.put("n8n", &json!({ "N8N_DB_PASSWORD": "mine", "extra": "kept" }));
    let token = case.token("seed");
    let run = case.run_as(&token, &["vault", "seed", "--dry-run"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    assert!(run.out.contains("would write N8N_ENCRYPTION_KEY to seeding/smarteros/n8n\n"));
    assert!(!run.out.contains("N8N_DB_PASSWORD"), "{}", run.out);
    assert!(case.get("redis").is_null(), "a dry run wrote");
    let run = case.run_as(&token, &["vault", "seed"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    assert_eq!(run.out.lines().count(), 6, "{}", run.out);
    let said = run.out + &run.err;
    for (component, name) in NEEDED {
        let found = case.get(component);
        let value = found["data"][name].as_str().unwrap();
        let made = value.len() >= 32 && value.bytes().all(|it| it.is_ascii_alphanumeric());
        assert!(made || (name, value) == ("N8N_DB_PASSWORD", "mine"), "{name}");
        assert!(!said.contains(value) || value == "mine", "{name} is shown");
    }
    let n8n = case.get("n8n");
    assert_eq!((&n8n["data"]["extra"], &n8n["metadata"]["version"]), (&json!("kept"), &json!(2)));
    let before: Vec<_> = NEEDED.map(|(component, _)| case.get(component)).into();
    let run = case.run_as(&token, &["vault", "seed"]);
    assert_eq!((run.status, run.out.as_str()), (Status::Clean, ""), "{}", run.err);
    assert!(run.err.contains("nothing to make up"), "{}", run.err);
    assert_eq!(before, NEEDED.map(|(component, _)| case.get(component)), "a second seed wrote");
    let run = case.run(&["env", "--from-vault", "--check"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
}

#[test]
fn a_deleted_secret_is_seeded_again() {
    let case = Case::new("seeding-again");
    case.fill();
    case.server.api("DELETE", "seeding-again/data/smarteros/redis", &json!(null));
    case.policies(&[]);
    let run = case.run_as(&case.token("seed"), &["vault", "seed"]);
    let path = "seeding-again/data/smarteros/redis";
    let error = format!("error: the token may not write `{path}`\nhelp: a policy with `path ");
    assert!(run.err.starts_with(&error) && run.err.contains("[\"update\"]"), "{}", run.err);
    let run = case.run(&["vault", "seed"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    assert_eq!(run.out, "wrote REDIS_PASSWORD to seeding-again/smarteros/redis\n");
    assert_eq!(case.get("redis")["metadata"]["version"], 2);
}

#[test]
fn version_1_is_not_seeded() {
    let case = Case::on(Server::get(), "seeding-1", "1");
    let run = case.run(&["vault", "seed"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.contains("`seeding-1` is KV version 1"), "{}", run.err);
}

#[test]
fn rotation_writes_a_version_and_says_what_follows() {
    let case = Case::new("rotation");
    case.policies(&[]);
    case.put("redis", &json!({ "REDIS_PASSWORD": "old", "other": "kept" }));
    let run = case.run_as(&case.token("seed"), &["vault", "rotate", "REDIS_PASSWORD"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let steps = "1. smarteros env --from-vault -o .env\n2. docker compose up -d redis\n";
    assert!(run.out.ends_with(steps), "{}", run.out);
    let found = case.get("redis");
    let value = found["data"]["REDIS_PASSWORD"].as_str().unwrap();
    assert!(value.len() == 32 && !(run.out + &run.err).contains(value));
    assert_eq!(
        (&found["data"]["other"], &found["metadata"]["version"]),
        (&json!("kept"), &json!(2))
    );
    case.put("postgres", &json!({ "POSTGRES_PASSWORD": "old" }));
    let run = case.run(&["vault", "rotate", "POSTGRES_PASSWORD"]);
    assert!(run.out.starts_with("1. ") && run.out.contains("ALTER ROLE"), "{}", run.out);
}

#[test]
fn what_must_not_be_rotated_is_refused() {
    let case = Case::new("rotation-refused");
    case.fill();
    let before = case.get("n8n");
    for (name, why) in [
        ("N8N_ENCRYPTION_KEY", "`N8N_ENCRYPTION_KEY` is not rotated by writing another value"),
        ("BOTPRESS_LICENSE_KEY", "`BOTPRESS_LICENSE_KEY` comes from Botpress"),
        ("N8N_DB_NAME", "`N8N_DB_NAME` is a setting"),
        ("N8N_DB_PASWORD", "N8N_DB_PASSWORD"),
    ] {
        let run = case.run(&["vault", "rotate", name]);
        assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""), "{name}");
        assert!(run.err.contains(why), "{}", run.err);
    }
    assert_eq!(case.get("n8n"), before);
}

#[test]
fn whoever_is_late_writes_nothing() {
    let case = Case::stand_in("race");
    case.put("redis", &json!({ "REDIS_PASSWORD": "old" }));
    case.put("redis", &json!({ "REDIS_PASSWORD": "theirs" }));
    // What the program sees is what was there before somebody else wrote.
    let stale = |it: &str| it.replace("\"version\":2", "\"version\":1");
    let server = case.server.stand_in.as_ref().unwrap();
    server.fault("race/subkeys/", Fault::always(Kind::Body(stale)));
    let run = case.run(&["vault", "rotate", "REDIS_PASSWORD"]);
    assert_eq!(run.status, Status::Failed);
    let error = "somebody else wrote `race/data/smarteros/redis` meanwhile";
    assert!(run.err.contains(error), "{}", run.err);
    assert_eq!(case.get("redis")["data"]["REDIS_PASSWORD"], "theirs");
}
