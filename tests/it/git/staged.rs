//! `smarteros lint --staged`: what git would commit, whatever stands on the disk.

use std::fs;

use super::{Repository, with_password};
use smarteros::cli::Status;

use crate::support::{smarteros_in, smarteros_where};

const RULES: [&str; 4] = [
    "--staged",
    "--rule=hardcoded-secret",
    "--rule=missing-bind-source",
    "--rule=undefined-volume",
];

fn places(out: &str) -> Vec<&str> {
    out.lines().map(|it| it.split(": ").next().unwrap()).collect()
}

#[test]
fn the_index_is_judged_and_not_the_disk() {
    let repository = Repository::new();
    fs::write(repository.path().join("compose.yml"), with_password("${PASSWORD:?set it}")).unwrap();
    repository.stage(&[("compose.yml", &with_password("hunter2"))]);
    let run = repository.lint(&RULES);
    assert_eq!((run.status, places(&run.out)), (Status::Findings, vec!["compose.yml:6:26"]));
    repository.stage(&[("compose.yml", &with_password("${PASSWORD:?set it}"))]);
    fs::write(repository.path().join("compose.yml"), with_password("hunter2")).unwrap();
    assert_eq!(places(&repository.lint(&RULES).out), [""; 0]);
}

#[test]
fn only_what_differs_from_head_is_reported() {
    let mut repository = Repository::new();
    let old = with_password("hunter2");
    let mounting =
        "services:\n  a:\n    image: a:1\n    volumes: ['./there.conf:/c', './gone.conf:/d']\n";
    repository.commit(&[("a/compose.yml", &old), ("there.conf", "x = 1\n")]);
    repository.stage(&[
        ("a/compose.yml", &old),
        ("compose.yml", mounting),
        ("there.conf", "x = 1\n"),
        (".env", "DB_PASSWORD=hunter3\n"),
    ]);
    // The rest of the index is what the file stands among: one of its paths is there.
    assert_eq!(places(&repository.lint(&RULES).out), [".env:1:13", "compose.yml:4:35"]);
    assert_eq!(places(&repository.lint(&[&RULES[..], &["a"]].concat()).out), [""; 0]);
    fs::create_dir(repository.path().join("a")).unwrap();
    let args = [&["lint", "--format=compact"], &RULES[..]].concat();
    let run = smarteros_in(&repository.path().join("a"), &args);
    assert_eq!((run.status, &*run.out), (Status::Clean, ""), "{}", run.err);
    let run = smarteros_in(&repository.path().join("a"), &[&args[..], &[".."]].concat());
    assert_eq!(places(&run.out), ["../.env:1:13", "../compose.yml:4:35"], "{}", run.err);
}

#[test]
fn the_index_that_git_makes_for_a_hook() {
    let mut repository = Repository::new();
    repository.commit(&[("compose.yml", "services: {}\n")]);
    repository.stage(&[("compose.yml", "services: {}\n")]);
    let other = repository.path().join(".git/next-index.lock");
    repository.stage_as(&other, &[("compose.yml", &with_password("hunter2"))]);
    let environment = [("GIT_INDEX_FILE", other)].into_iter().collect();
    let args = [&["lint", "--format=compact"], &RULES[..]].concat();
    let run = smarteros_where(repository.path(), &args, "", environment);
    assert_eq!(places(&run.out), ["compose.yml:6:26"], "{}", run.err);
    assert_eq!(repository.lint(&RULES).out, "");
}

#[test]
fn where_nothing_is_staged() {
    let run = Repository::new().lint(&["--staged"]);
    assert_eq!((run.status, &*run.out), (Status::Clean, ""), "{}", run.err);
    let bare = Repository::of_kind(gix::create::Kind::Bare, gix::hash::Kind::Sha1);
    let run = bare.lint(&["--staged"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.contains("this repository is bare"), "{}", run.err);
}
