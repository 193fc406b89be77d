//! `--verbose`: what was asked, never what was answered.

use serde_json::json;
use smarteros::cli::Status;

use super::{
    case::Case,
    stand_in::{Fault, Kind},
};
use crate::support::Run;

fn case(name: &str) -> Case {
    let case = Case::stand_in(name);
    case.fill();
    case.put("redis", &json!({ "REDIS_PASSWORD": "canary" }));
    case
}

/// The lines about what was asked, without how long it took, sorted.
#[track_caller]
fn asked(run: &Run) -> Vec<String> {
    assert!(!run.err.contains("canary"), "{}", run.err);
    let lines = run.err.lines().filter_map(|it| it.strip_prefix("asked: "));
    let mut lines: Vec<_> = lines
        .map(|it| {
            let (it, took) = it.rsplit_once(", ").unwrap();
            assert!(took.trim_end_matches(" ms").parse::<u64>().is_ok(), "{took}");
            it.to_owned()
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn every_request_is_told_with_its_version() {
    let case = case("verbose");
    let run = case.run(&["env", "--from-vault", "-v"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    assert!(run.out.contains("canary"));
    assert!(run.err.starts_with(&format!("Vault at `{}/`\n", case.server.address)), "{}", run.err);
    let expected = [
        "GET sys/internal/ui/mounts/verbose/smarteros/botpress: status 200",
        "GET verbose/data/smarteros/botpress: status 200, version 1",
        "GET verbose/data/smarteros/n8n: status 200, version 1",
        "GET verbose/data/smarteros/postgres: status 200, version 1",
        "GET verbose/data/smarteros/redis: status 200, version 2",
    ];
    assert_eq!(asked(&run), expected);
    let run = case.run(&["env", "--from-vault", "--check", "--verbose"]);
    let subkeys = "GET verbose/subkeys/smarteros/redis: status 200, version 2";
    assert!(asked(&run).contains(&subkeys.to_owned()), "{}", run.err);
    let run = case.run(&["vault", "status", "-v"]);
    let metadata = "GET verbose/metadata/smarteros/redis: status 200, version 2";
    assert!(asked(&run).contains(&metadata.to_owned()), "{}", run.err);
}

#[test]
fn every_try_is_told_also_before_an_error() {
    let case = case("verbose-faults");
    let server = case.server.stand_in.as_ref().unwrap();
    for (kind, said) in [
        (Kind::Answer(403, "canary", None), "status 403"),
        (Kind::Answer(500, "canary", None), "status 500"),
        (Kind::Body(|_| "canary".to_owned()), "status 200"),
        (Kind::Reset, "no answer"),
        (Kind::Truncated, "no answer"),
    ] {
        server.heal();
        let tries = if matches!(kind, Kind::Answer(500, ..) | Kind::Reset | Kind::Truncated) {
            3
        } else {
            1
        };
        server.fault("verbose-faults/data/smarteros/redis", Fault::always(kind));
        let run = case.run(&["env", "--from-vault", "-v"]);
        assert_eq!(run.status, Status::Failed);
        let line = format!("GET verbose-faults/data/smarteros/redis: {said}");
        assert_eq!(asked(&run).iter().filter(|it| **it == line).count(), tries, "{}", run.err);
    }
}

#[test]
fn a_rut_stays_out_of_it() {
    let case = case("verbose-tenant");
    let secret = json!({ "data": { "KEY": "canary" } });
    case.server.api("POST", "verbose-tenant/data/smarteros/tenants/76262345-5", &secret);
    let run = case.run(&["env", "--from-vault", "-v", "--tenant", "76.262.345-5"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let read = "GET verbose-tenant/data/smarteros/tenants/<rut>: status 200, version 1";
    assert!(asked(&run).contains(&read.to_owned()), "{}", run.err);
    assert!(!run.err.contains("76262345"), "{}", run.err);
}
