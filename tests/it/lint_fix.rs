//! What `smarteros lint --fix` writes, and what it leaves alone.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
};

use smarteros::cli::Status;
use tempfile::TempDir;

use crate::support::{self, Run, folder, smarteros_in, smarteros_with};

const OLD: &str = "\u{feff}# ours\r\n\r\nversion: '3'\r\nservices:\r\n  a: # why\r\n    image: b:1.0.0\r\n    ports: [22:22]\r\n";
const NEW: &str = "\u{feff}# ours\r\n\r\nservices:\r\n  a: # why\r\n    image: b:1.0.0\r\n    ports: [\"22:22\"]\r\n";
const SECRET: &str = "services:\n  db:\n    image: postgres:16.4\n    environment:\n      POSTGRES_PASSWORD: Hunter2-of-db # never mind\n";

fn fix(folder: &Path, args: &[&str]) -> Run {
    smarteros_in(folder, &[&["lint", "--format=compact"], args].concat())
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn a_file_is_changed_in_place_and_only_once() {
    let folder = folder(&[("compose.yml", OLD)]);
    let path = folder.path().join("compose.yml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let run = fix(folder.path(), &["--fix"]);
    assert_eq!((run.status, read(&folder, "compose.yml")), (Status::Clean, NEW.to_owned()));
    assert!(run.err.contains("fixed 2 findings in 1 file\n"), "{}", run.err);
    assert!(!run.out.contains("obsolete-version"), "{}", run.out);
    let before = fs::metadata(&path).unwrap();
    assert_eq!(before.mode() & 0o777, 0o640);
    let again = fix(folder.path(), &["--fix"]);
    assert!(again.err.contains("fixed 0 findings in 0 files\n"), "{}", again.err);
    assert_eq!(fs::metadata(&path).unwrap().ino(), before.ino());
}

#[test]
fn a_diff_changes_nothing() {
    let folder = folder(&[("compose.yml", OLD)]);
    let run = fix(folder.path(), &["--diff"]);
    assert_eq!((run.status, read(&folder, "compose.yml")), (Status::Findings, OLD.to_owned()));
    assert!(run.out.starts_with("--- compose.yml\n+++ compose.yml\n@@"), "{}", run.out);
    assert!(run.out.contains("\n-version: '3'\r\n"), "{}", run.out);
    let folder = support::folder(&[("compose.yml", NEW)]);
    let run = fix(folder.path(), &["--diff"]);
    assert_eq!((run.status, &*run.out), (Status::Clean, ""));
}

#[test]
fn a_secret_moves_to_the_example_and_is_never_shown() {
    let folder = folder(&[("x/compose.yml", SECRET), ("x/.env.example", "OTHER=1")]);
    let diff = fix(folder.path(), &["--fix=all", "--diff", "x/compose.yml"]);
    let shown = format!("{}{}", diff.out, diff.err);
    assert!(diff.out.contains("-      POSTGRES_PASSWORD: *** # never mind\n"), "{shown}");
    assert!(diff.out.contains("+POSTGRES_PASSWORD=\n"), "{shown}");
    assert!(!shown.contains("Hunter2"), "{shown}");
    let run = fix(folder.path(), &["--fix=all", "x/compose.yml"]);
    assert!(!format!("{}{}", run.out, run.err).contains("Hunter2"));
    let compose = read(&folder, "x/compose.yml");
    assert!(compose.contains("POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?} # never mind\n"));
    assert_eq!(read(&folder, "x/.env.example"), "OTHER=1\nPOSTGRES_PASSWORD=\n");
    for format in ["pretty", "json", "sarif"] {
        let alone = support::folder(&[("compose.yml", SECRET)]);
        let run = smarteros_in(alone.path(), &["lint", "--format", format]);
        assert!(run.out.contains("POSTGRES_PASSWORD`"), "{}", run.out);
        assert!(!run.out.contains("Hunter2"), "{format}: {}", run.out);
    }
}

#[test]
fn standard_input_goes_to_standard_output() {
    let args = ["lint", "--format=compact", "--fix", "-"];
    let run = smarteros_with(Path::new("/"), &args, OLD);
    assert_eq!((&*run.out, run.status), (NEW, Status::Clean));
    let run = smarteros_with(Path::new("/"), &[&args[..], &["x.yml"]].concat(), OLD);
    assert!(run.status == Status::Failed && run.err.contains("`-` is fixed alone"), "{}", run.err);
}

#[test]
fn what_may_not_be_written_is_not() {
    let outside = folder(&[("compose.yml", OLD)]);
    let folder = folder(&[("b/compose.yml", OLD)]);
    symlink(outside.path().join("compose.yml"), folder.path().join("compose.yml")).unwrap();
    let run = fix(folder.path(), &["--fix", "b", "compose.yml"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.contains("`compose.yml` is a symbolic link to a file outside"), "{}", run.err);
    fs::remove_file(folder.path().join("compose.yml")).unwrap();
    let path = folder.path().join("b/compose.yml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let run = fix(folder.path(), &["--fix", "b"]);
    assert!(run.status == Status::Failed && run.err.contains("is read-only"), "{}", run.err);
    assert_eq!(read(&folder, "b/compose.yml"), OLD);
    assert_eq!(read(&outside, "compose.yml"), OLD);
}

#[test]
fn what_others_use_through_an_alias_stays() {
    let text = "x-h: &h {test: [CMD, wget, 'http://localhost/']}\nservices:\n  a: {image: 'b:1.0.0', healthcheck: *h}\n  c: {image: 'b:1.0.0', healthcheck: *h}\n";
    let folder = folder(&[("compose.yml", text)]);
    let run = fix(folder.path(), &["--fix"]);
    assert_eq!(read(&folder, "compose.yml"), text);
    assert!(run.err.contains("`localhost-probe` is not fixed: other places use"), "{}", run.err);
}

#[test]
fn a_broken_file_stays() {
    let text = "version: '3'\nservices:\n  a: [\n";
    let folder = folder(&[("compose.yml", text)]);
    let run = fix(folder.path(), &["--fix=all"]);
    assert_eq!((run.status, read(&folder, "compose.yml")), (Status::Findings, text.to_owned()));
}
