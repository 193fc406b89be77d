//! When the server or the way to it misbehaves: what is said, what is tried again, and that no secret is
//! shown.

use std::fs;

use smarteros::cli::Status;

use super::{
    case::Case,
    stand_in::{Fault, Kind, StandIn},
};
use crate::support::Run;

const READ: [&str; 4] = ["env", "--from-vault", "-o", ".env"];

fn filled(name: &str) -> Case {
    let case = Case::stand_in(name);
    case.fill();
    case.file(".env", "OLD=1\n");
    case
}

fn server(case: &Case) -> &StandIn {
    case.server.stand_in.as_ref().unwrap()
}

/// One try each, and no patience.
fn once(case: &Case, args: &[&str]) -> Run {
    let root = case.server.root.as_str();
    let variables =
        [("VAULT_TOKEN", root), ("VAULT_MAX_RETRIES", "0"), ("VAULT_CLIENT_TIMEOUT", "1")];
    case.run_with(&variables, args)
}

/// What can happen to an answer with values in it, with what is said then.
fn faults(elsewhere: &str) -> Vec<(Kind, &'static str)> {
    vec![
        (Kind::Answer(403, "canary permission denied", None), "the token may not read `"),
        (Kind::Answer(412, "canary", None), "with status 412"),
        (Kind::Answer(429, "canary", Some(0)), "Vault asks for fewer requests"),
        (Kind::Answer(500, "canary", None), "with status 500"),
        (Kind::Answer(503, "Vault is sealed", None), "is sealed\nhelp: vault operator unseal"),
        (Kind::Answer(400, "canary", None), "with status 400"),
        (Kind::Body(|it| it.replace('}', ",")), "is not Vault's"),
        (
            Kind::Body(|it| it.replace("\"metadata\":{", "\"metadata\":\"canary\",\"x\":{")),
            "is not Vault's",
        ),
        (Kind::Body(|_| "<html>canary</html>".to_owned()), "is not Vault's"),
        (
            Kind::Body(|it| it.replace("\"data\":{", "\"data\":[\"canary\"],\"y\":{")),
            "is not Vault's",
        ),
        (Kind::Huge, "is larger than 4 MiB"),
        (Kind::Redirect(elsewhere.to_owned()), "sends us elsewhere"),
        (Kind::Reset, "cannot reach Vault at `"),
        (Kind::Slow, "did not answer within 1 s"),
        (Kind::Truncated, "cannot reach Vault at `"),
    ]
}

#[test]
fn every_fault_has_its_message_and_shows_no_secret() {
    let case = filled("canary");
    let elsewhere = StandIn::start();
    for (kind, message) in faults(&elsewhere.address) {
        server(&case).heal();
        server(&case).fault("canary/", Fault::always(kind));
        let run = once(&case, &READ);
        assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""), "{message}: {}", run.err);
        assert!(run.err.contains(message), "`{message}` is not in\n{}", run.err);
        let shown = run.err.replace("`canary/", "`").replace("\"canary/", "\"");
        let shown = shown.replace("/v1/canary/", "");
        assert!(!shown.contains("canary") && !shown.contains(&case.server.root), "{}", run.err);
        assert_eq!(case.read(".env").unwrap(), "OLD=1\n", "{message}");
        assert_eq!(case.files(), [".env", "stacks"], "{message}");
    }
    assert!(elsewhere.seen().is_empty(), "a redirect was followed");
}

#[test]
fn a_process_that_is_asked_to_be_loud_shows_no_secret() {
    let case = filled("loud");
    let elsewhere = StandIn::start();
    for (kind, message) in faults(&elsewhere.address) {
        if matches!(kind, Kind::Slow) {
            continue;
        }
        server(&case).heal();
        server(&case).fault("loud/", Fault::always(kind));
        let done = case.process(&[&READ[..], &["-v"]].concat());
        assert_eq!(done.status.code(), Some(2), "{message}");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let value = case.value("REDIS_PASSWORD");
        assert!(done.stdout.is_empty() && said.contains(message), "{said}");
        assert!(!said.contains(&value) && !said.contains(&case.server.root), "{said}");
        assert!(!said.contains("canary"), "{said}");
    }
}

#[test]
fn a_secret_is_only_where_it_was_asked_for() {
    let case = filled("only-there");
    fs::remove_file(case.folder.path().join(".env")).unwrap();
    let done = case.process(&[&READ[..], &["-v"]].concat());
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let value = case.value("REDIS_PASSWORD");
    assert!(case.read(".env").unwrap().contains(&value));
    assert!(done.stdout.is_empty());
    assert!(!String::from_utf8_lossy(&done.stderr).contains(&value));
    assert_eq!(case.files(), [".env", "stacks"]);
}

#[test]
fn the_start_of_the_work_may_fail_as_well() {
    let case = filled("early");
    for (path, kind, message) in [
        ("sys/internal", Kind::Answer(500, "canary", None), "with status 500"),
        ("sys/internal", Kind::Body(|_| "{}".into()), "is not Vault's"),
        ("sys/internal", Kind::Reset, "cannot reach Vault"),
        ("sys/internal", Kind::Slow, "did not answer within 1 s"),
    ] {
        server(&case).heal();
        server(&case).fault(path, Fault::always(kind));
        let run = once(&case, &READ);
        assert_eq!(run.status, Status::Failed);
        assert!(run.err.contains(message) && !run.err.contains("canary"), "{}", run.err);
    }
}

#[test]
fn what_may_pass_is_tried_again() {
    let case = filled("again");
    for kind in [
        Kind::Answer(412, "not yet", None),
        Kind::Answer(429, "slower", Some(0)),
        Kind::Answer(500, "oops", None),
        Kind::Answer(502, "oops", None),
        Kind::Reset,
    ] {
        server(&case).heal();
        server(&case).fault("again/data/smarteros/redis", Fault::times(2, kind));
        server(&case).forget();
        let run = case.run(&["env", "--from-vault"]);
        assert_eq!(run.status, Status::Clean, "{}", run.err);
        assert_eq!(server(&case).count("again/data/smarteros/redis"), 3);
        assert_eq!(server(&case).count("again/data/smarteros/n8n"), 1);
    }
}

#[test]
fn what_will_not_pass_is_asked_once() {
    let case = filled("no-again");
    for (status, message) in [(400, "no"), (403, "no"), (404, "no"), (503, "Vault is sealed")] {
        server(&case).heal();
        let answer = Fault::always(Kind::Answer(status, message, None));
        server(&case).fault("no-again/data/smarteros/redis", answer);
        server(&case).forget();
        let run = case.run(&["env", "--from-vault"]);
        assert_ne!(run.status, Status::Clean, "{status}");
        assert_eq!(server(&case).count("no-again/data/smarteros/redis"), 1, "{status}");
    }
}

#[test]
fn a_redirect_is_not_followed_with_the_token() {
    let case = filled("redirect");
    let elsewhere = StandIn::start();
    server(&case).fault("", Fault::always(Kind::Redirect(elsewhere.address.clone())));
    let run = case.run(&["env", "--from-vault"]);
    assert_eq!(run.status, Status::Failed);
    let address = &case.server.address;
    assert!(run.err.contains(&format!("`{address}` sends us elsewhere")), "{}", run.err);
    assert!(elsewhere.seen().is_empty());
}

#[test]
fn nobody_there_sealed_and_uninitialised_each_say_what_to_do() {
    let case = filled("states");
    let nobody = StandIn::nobody();
    let variables =
        [("VAULT_ADDR", nobody.as_str()), ("VAULT_TOKEN", "t"), ("VAULT_MAX_RETRIES", "0")];
    let run = case.run_with(&variables, &["env", "--from-vault"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.contains(&format!("cannot reach Vault at `{nobody}`")), "{}", run.err);
    server(&case).seal(true);
    for args in [&READ[..], &["vault", "seed"], &["vault", "status"]] {
        let run = case.run(args);
        assert!(run.err.contains("is sealed\nhelp: vault operator unseal"), "{}", run.err);
    }
    let run = case.run(&["env", "--from-vault", "--wait", "1s"]);
    assert!(run.err.starts_with("waiting: Vault at `"), "{}", run.err);
    assert!(run.err.contains("\nerror: Vault at `"), "{}", run.err);
    server(&case).uninitialise();
    for args in [&READ[..], &["vault", "seed"], &["env", "--from-vault", "--wait", "1s"]] {
        let run = case.run(args);
        assert!(run.err.contains("is not initialised\nhelp: vault operator init"), "{}", run.err);
    }
    assert_eq!(case.read(".env").unwrap(), "OLD=1\n");
}

#[test]
fn it_waits_until_the_server_is_open() {
    let case = filled("waiting");
    server(&case).fault("sys/health", Fault::times(1, Kind::Answer(503, "", None)));
    let run = case.run(&["env", "--from-vault", "--wait", "60s"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    assert!(run.err.starts_with("waiting: Vault at `"), "{}", run.err);
}
