//! `smarteros env --from-vault --push-dokploy`: the environment of a service in Dokploy.

use std::{net::TcpListener, process::Stdio};

use smarteros::{
    cli::Status,
    secrets::dotenv::{self, Format},
};

use super::{
    case::Case,
    panel::{KEY, Panel, SERVICE},
    process::send,
};
use crate::support::Run;

const PUSH: [&str; 4] = ["env", "--from-vault", "--push-dokploy", SERVICE];

/// A value that every step on the way could spoil.
const AWKWARD: &str = "canary # it's \"$HOME\" \\n";

struct Pushing {
    case: Case,
    panel: Panel,
}

impl Pushing {
    fn new(name: &str, environment: Option<&str>) -> Self {
        let case = Case::stand_in(name);
        case.fill();
        case.put("redis", &serde_json::json!({ "REDIS_PASSWORD": AWKWARD }));
        Self { case, panel: Panel::start(environment) }
    }

    fn run(&self, args: &[&str]) -> Run {
        let (address, key) = (self.panel.address.as_str(), KEY);
        self.run_with(&[("DOKPLOY_URL", address), ("DOKPLOY_API_KEY", key)], args)
    }

    fn run_with(&self, variables: &[(&str, &str)], args: &[&str]) -> Run {
        let token = ("VAULT_TOKEN", self.case.server.root.as_str());
        let run = self.case.run_with(&[&[token], variables].concat(), args);
        assert!(run.out.is_empty() && !run.err.contains("canary"), "{}{}", run.out, run.err);
        assert_eq!(self.case.files(), ["stacks"]);
        run
    }

    /// Nothing was written, and why.
    #[track_caller]
    fn refused(&self, run: &Run, message: &str) {
        assert_eq!(run.status, Status::Failed);
        assert!(run.err.contains(message) && run.err.contains("\nhelp: "), "{}", run.err);
        assert!(!self.panel.take_seen().contains(&"compose.saveEnvironment".to_owned()));
    }

    /// What the containers would get.
    fn arrived(&self, name: &str) -> Option<String> {
        let text = self.panel.environment().unwrap();
        let found = dotenv::read(Format::Dokploy, &text).unwrap();
        found.into_iter().find(|(it, _)| it == name).map(|(_, it)| it.expose().to_owned())
    }
}

#[test]
fn values_arrive_and_the_same_again_is_no_change() {
    let it = Pushing::new("push", None);
    let run = it.run(&PUSH);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let said =
        format!("changed `{SERVICE}`: 17 added, 0 changed, 0 removed; deploy it in Dokploy\n");
    assert_eq!(run.err, said);
    assert_eq!(it.arrived("REDIS_PASSWORD").unwrap(), AWKWARD);
    let steps = ["settings.getDokployVersion", "compose.one", "compose.saveEnvironment"];
    assert_eq!(it.panel.take_seen(), steps);
    assert_eq!(it.run(&PUSH).err, format!("unchanged `{SERVICE}`\n"));
    assert_eq!(it.panel.take_seen(), steps[..2]);
    it.case.put("redis", &serde_json::json!({ "REDIS_PASSWORD": "other" }));
    assert!(it.run(&PUSH).err.contains(": 0 added, 1 changed, 0 removed;"));
}

#[test]
fn references_are_pushed_as_well() {
    let it = Pushing::new("push-refs", None);
    let run = it.run(&[&PUSH[..], &["--format", "dokploy-refs"]].concat());
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    let line = "REDIS_PASSWORD='${{vault.vault.smarteros/redis:REDIS_PASSWORD}}'\n";
    assert!(it.panel.environment().unwrap().contains(line));
    assert!(it.run(&PUSH).err.contains("0 added, 7 changed, 0 removed"));
    let run = it.run(&[&PUSH[..], &["--format", "shell"]].concat());
    it.panel.take_seen();
    it.refused(&run, "Dokploy reads no other format");
}

#[test]
fn what_only_dokploy_has_is_not_dropped_unasked() {
    let it = Pushing::new("push-drop", Some("REDIS_PASSWORD=canary\nTHEIRS=\"canary\" # canary\n"));
    it.refused(&it.run(&PUSH), "Dokploy has what the stack has not: `THEIRS`\n");
    it.panel.set_environment("canary without a sign\n");
    it.refused(&it.run(&PUSH), "what Dokploy has now cannot be read: line 1: there is no name");
    it.panel.set_environment("THEIRS=canary\nREDIS_PASSWORD='${{project.THEIRS}}'\n");
    let run = it.run(&[&PUSH[..], &["--prune"]].concat());
    assert!(run.err.contains(": 16 added, 1 changed, 1 removed;"), "{}", run.err);
    assert_eq!(it.arrived("THEIRS"), None);
}

#[test]
fn every_fault_has_its_message() {
    let it = Pushing::new("push-faults", Some(""));
    let elsewhere = Panel::start(None);
    for procedure in ["compose.one", "compose.saveEnvironment"] {
        for (status, location, body, message) in [
            (200, "", "<html>canary</html>", "is not Dokploy's"),
            (200, "", "{\"env\": [\"canary\"]}", "is not Dokploy's"),
            (307, elsewhere.address.as_str(), "", "sends us elsewhere, and a key does not follow"),
            (401, "", "canary", "does not accept the key for this"),
            (403, "", "canary", "does not accept the key for this"),
            (404, "", "canary", "Dokploy has no compose service `sErViCe_1`"),
            (413, "", "canary", "is larger than Dokploy's API takes"),
            (500, "", "canary", "Dokploy refused with status 500"),
        ] {
            it.panel.fault(procedure, status, location, body);
            let run = it.run(&PUSH);
            assert_eq!(run.status, Status::Failed);
            assert!(run.err.contains(message) && run.err.contains("\nhelp: "), "{}", run.err);
            assert_eq!(it.panel.environment().unwrap(), "");
        }
    }
    assert!(elsewhere.take_seen().is_empty(), "a redirect was followed");
    it.panel.fault("compose.saveEnvironment", 200, "", "false");
    assert!(it.run(&PUSH).err.contains("is not Dokploy's"));
}

#[test]
fn an_older_dokploy_and_a_wrong_way_to_it_are_refused() {
    let it = Pushing::new("push-way", Some(""));
    let address = it.panel.address.clone();
    let with =
        |address, key| it.run_with(&[("DOKPLOY_URL", address), ("DOKPLOY_API_KEY", key)], &PUSH);
    it.refused(&with("", KEY), "where Dokploy is, DOKPLOY_URL does not say");
    it.refused(&with(&address, ""), "there is no key for Dokploy");
    it.refused(&with(&address, "canary-wrong"), "does not accept the key for this");
    let nobody = super::stand_in::StandIn::nobody();
    it.refused(&with(&nobody, KEY), &format!("cannot reach Dokploy at `{nobody}`: "));
    let open = address.replace("127.0.0.1", "0.0.0.0");
    assert!(with(&open, KEY).err.starts_with(&format!("warning: the way to `{open}` is not ")));
    it.panel.set_environment("");
    it.panel.take_seen();
    for (version, message) in [("v0.29.14", "Dokploy 0.29 reads"), ("canary", "is not Dokploy's")] {
        it.panel.version(version);
        it.refused(&it.run(&PUSH), message);
    }
}

#[test]
fn a_push_can_be_interrupted() {
    let it = Pushing::new("push-interrupted", None);
    let silent = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    let mut command = it.case.command(&PUSH);
    command.env("DOKPLOY_URL", address).env("DOKPLOY_API_KEY", KEY).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let _connection = silent.accept().unwrap();
    send("-INT", &child);
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!((done.status.code(), &*said), (Some(2), "error: interrupted\n"));
}
