//! Accepted findings: written, left out, taken back.

use std::fs;

use serde_json::Value;
use smarteros::cli::Status;
use tempfile::TempDir;

use crate::support::{repository, smarteros_in};

const OLD: &str =
    "services:\n  a:\n    image: example/app\n    environment: {PASSWORD: hunter2hunter2}\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("compose.yml"), OLD).unwrap();
    folder
}

const NAMED: [&str; 4] = ["lint", "--format=compact", "--baseline=known.json", "compose.yml"];

#[test]
fn what_is_accepted_does_not_count() {
    let folder = folder();
    let missing = smarteros_in(folder.path(), &NAMED);
    assert_eq!(missing.status, Status::Failed);
    assert!(missing.err.contains("there is no `known.json`"), "{}", missing.err);

    let written = smarteros_in(folder.path(), &[&NAMED[..], &["--write-baseline"]].concat());
    assert_eq!((written.status, &*written.out), (Status::Clean, ""), "{}", written.err);
    assert!(written.err.contains("`known.json` accepts "), "{}", written.err);
    let text = fs::read_to_string(folder.path().join("known.json")).unwrap();
    assert!(text.contains("hardcoded-secret") && !text.contains("hunter2"), "{text}");
    let schema = fs::read_to_string(repository().join("schemas/baseline.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let baseline: Value = serde_json::from_str(&text).unwrap();
    assert!(schema.is_valid(&baseline), "{:?}", schema.iter_errors(&baseline).next());

    let again = smarteros_in(folder.path(), &[&NAMED[..], &["--fail-on=note"]].concat());
    assert_eq!((again.status, &*again.out), (Status::Clean, ""), "{}", again.err);
    assert!(again.err.starts_with("no findings in 1 file; ") && again.err.contains(" known ones"));

    let edited = format!("# more\n{OLD}    privileged: true\n");
    fs::write(folder.path().join("compose.yml"), edited).unwrap();
    let new = smarteros_in(folder.path(), &[&NAMED[..], &["--fail-on=warning"]].concat());
    assert_eq!((new.status, new.out.lines().count()), (Status::Findings, 1), "{}", new.out);
    assert!(new.out.starts_with("compose.yml:6:"), "{}", new.out);
}

#[test]
fn what_is_mended_is_said_and_pruned() {
    let folder = folder();
    let other = folder.path().join("other.yml");
    fs::write(&other, OLD).unwrap();
    let both = [&NAMED[..], &["other.yml"]].concat();
    smarteros_in(folder.path(), &[&both[..], &["--write-baseline"]].concat());
    let mended = OLD.replace("example/app", "example/app:1.2.3");
    fs::write(folder.path().join("compose.yml"), &mended).unwrap();
    fs::write(&other, &mended).unwrap();

    let run = smarteros_in(folder.path(), &NAMED);
    let gone = "compose.yml: latest-tag at `services.a.image` is mended and still accepted\n";
    assert!(run.err.contains(gone) && run.err.contains("`--prune-baseline`"), "{}", run.err);
    assert!(!run.err.contains("other.yml"), "{}", run.err);
    let elsewhere = smarteros_in(folder.path(), &[&NAMED[..], &["--rule=public-port"]].concat());
    assert!(!elsewhere.err.contains("mended"), "{}", elsewhere.err);

    let accepted = || fs::read_to_string(folder.path().join("known.json")).unwrap();
    let before = accepted();
    smarteros_in(folder.path(), &[&NAMED[..], &["--prune-baseline"]].concat());
    let dropped: Vec<_> =
        before.lines().filter(|it| !accepted().contains(*it)).map(str::to_owned).collect();
    assert!(matches!(&*dropped, [it] if it.contains("compose.yml") && it.contains("latest-tag")));
    assert!(!smarteros_in(folder.path(), &NAMED).err.contains("mended"));

    fs::remove_file(&other).unwrap();
    smarteros_in(folder.path(), &[&NAMED[..], &["--prune-baseline"]].concat());
    assert!(!accepted().contains("other.yml"), "{}", accepted());
}

#[test]
fn what_was_not_looked_at_stays_accepted() {
    let folder = folder();
    fs::write(folder.path().join("other.yml"), OLD).unwrap();
    let write = |file: &str| {
        let args = ["lint", "--baseline=known.json", "--write-baseline", file];
        smarteros_in(folder.path(), &args);
        fs::read_to_string(folder.path().join("known.json")).unwrap()
    };
    let one = write("other.yml");
    let two = write("compose.yml");
    assert!(one.lines().filter(|it| it.contains("other.yml")).all(|it| two.contains(it)), "{two}");
    assert!(two.contains("compose.yml") && write("compose.yml") == two);
}

#[test]
fn the_settings_name_it_for_every_folder() {
    let folder = folder();
    let below = folder.path().join("below/stack");
    fs::create_dir_all(&below).unwrap();
    fs::write(below.join("compose.yml"), OLD).unwrap();
    let settings = folder.path().join("smarteros.toml");
    fs::write(&settings, "[lint]\nbaseline = \"ci/known.json\"\n").unwrap();
    let run = smarteros_in(folder.path(), &["lint", ".", "--write-baseline"]);
    assert!(run.err.contains("`ci/known.json` accepts "), "{}", run.err);
    for place in [folder.path(), &below] {
        let run = smarteros_in(place, &["lint", "--fail-on=note", "compose.yml"]);
        assert_eq!((run.status, &*run.out), (Status::Clean, ""), "{}", run.err);
        assert!(!run.err.contains("mended"), "{}", run.err);
    }
    fs::write(&settings, "").unwrap();
    let run = smarteros_in(folder.path(), &["lint", "--write-baseline"]);
    assert!(run.err.contains("no baseline is named\nhelp: "), "{}", run.err);
}

#[test]
fn what_is_accepted_is_not_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let old = "version: '3'\nservices:\n  a:\n    image: example/app:1.0.0\n    user: root\n";
    let path = folder.path().join("compose.yml");
    fs::write(&path, old).unwrap();
    smarteros_in(folder.path(), &[&NAMED[..], &["--write-baseline"]].concat());
    let new = format!("{old}    ports: [22:22]\n");
    fs::write(&path, &new).unwrap();
    let run = smarteros_in(folder.path(), &[&NAMED[..], &["--fix"]].concat());
    let fixed = new.replace("22:22", "\"22:22\"");
    assert_eq!(fs::read_to_string(&path).unwrap(), fixed, "{}", run.err);
    smarteros_in(folder.path(), &["lint", "--fix"]);
    assert!(!fs::read_to_string(&path).unwrap().contains("version"));
}
