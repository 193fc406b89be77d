//! A newcomer's first file: `smarteros init`.

use std::fs;

use clap::Parser as _;
use smarteros::cli::{Cli, Status};

use crate::{compose, support::smarteros_in};

const FILE: &str = "stacks/smarteros.yaml";

#[test]
fn the_starter_renders() {
    let folder = tempfile::tempdir().unwrap();
    let run = smarteros_in(folder.path(), &["init", "--name", "acme", "--domain", "acme.cl"]);
    assert_eq!((run.status, run.out.as_str()), (Status::Clean, ""));
    assert!(run.err.starts_with(&format!("wrote {FILE}\n")), "{}", run.err);
    let run = smarteros_in(folder.path(), &["render"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    let file = compose::read(&run.out);
    assert_eq!(file.name, "acme");
    assert!(run.out.contains("Host(`n8n.acme.cl`)"));
    assert_eq!(file.volumes["postgres_data"].name, "acme_postgres_data");
}

#[test]
fn an_existing_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("stacks")).unwrap();
    fs::write(folder.path().join(FILE), "mine").unwrap();
    let run = smarteros_in(folder.path(), &["init"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.starts_with(&format!("error: `{FILE}` exists already")), "{}", run.err);
    assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), "mine");
    let run = smarteros_in(folder.path(), &["init", "-o", "other.yaml"]);
    assert_eq!(run.status, Status::Clean);
    let run = smarteros_in(folder.path(), &["render", "--stack", "other.yaml"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
}

#[test]
fn wrong_names_are_usage_errors() {
    for wrong in [["--domain", "https://acme.cl"], ["--domain", ""], ["--name", "Acme Inc"]] {
        let error = Cli::try_parse_from(["smarteros", "init"].iter().chain(&wrong)).err().unwrap();
        assert_eq!(error.exit_code(), 2);
        let text = error.to_string();
        assert!(text.starts_with("error: invalid value ") && text.contains("\nhelp: "), "{text}");
    }
}

/// Every line that a comment keeps quiet is right, too.
#[test]
fn what_is_commented_out_works() {
    let folder = tempfile::tempdir().unwrap();
    smarteros_in(folder.path(), &["init"]);
    let path = folder.path().join(FILE);
    let starter = fs::read_to_string(&path).unwrap();

    let with_grafana = uncommented(&starter, "custom: {}", "custom:");
    fs::write(&path, &with_grafana).unwrap();
    let run = smarteros_in(folder.path(), &["render"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""), "{with_grafana}");
    let file = compose::read(&run.out);
    let grafana = &file.services["grafana"];
    assert!(grafana.env("GF_SECURITY_ADMIN_PASSWORD").unwrap().starts_with("${GRAFANA_ADMIN_"));
    assert_eq!(grafana.labels().len(), grafana.labels.len());

    let everything = uncommented(&with_grafana, "services:", "services:");
    fs::write(&path, &everything).unwrap();
    let run = smarteros_in(folder.path(), &["render"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""), "{everything}");
    let file = compose::read(&run.out);
    for name in ["odoo", "chatwoot", "redis", "metabase", "vault", "redpanda", "redpanda-console"] {
        assert!(file.services.contains_key(name), "{name}");
    }

    let adopted = uncommented(&everything, "volumes:", "volumes:");
    fs::write(&path, &adopted).unwrap();
    let run = smarteros_in(folder.path(), &["render"]);
    assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""), "{adopted}");
    assert!(compose::read(&run.out).volumes["postgres_data"].external);
}

/// Uncomments the indented lines of one section of the file.
fn uncommented(text: &str, section: &str, instead: &str) -> String {
    let mut within = false;
    let lines = text.lines().map(|line| {
        if !line.starts_with([' ', '#']) && !line.is_empty() {
            within = line == section;
        }
        match line.strip_prefix("  # ") {
            Some(rest) if within => format!("  {rest}\n"),
            _ if line == section => format!("{instead}\n"),
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}
