//! `smarteros lint --history`: what was committed once, and is there for ever.

use std::fs;

use super::{Repository, with_password};
use smarteros::cli::Status;

use crate::support::smarteros_in;

const HOLE: &str = "${POSTGRES_PASSWORD:?set it}";

/// Put together here, so that no scanner takes this file for a leak.
fn key() -> String {
    "0f1e2d3c4b5a69788796a5b4c3d2e1f0".repeat(4)
}

#[test]
fn a_secret_that_head_no_longer_has() {
    let mut repository = Repository::new();
    let rails = |value: &str| {
        let web = format!(
            "services:\n  web:\n    image: web:1\n    environment:\n      SECRET_KEY_BASE: {value}\n"
        );
        web + "      RAILS_ENV: production\n"
    };
    repository.commit(&[("README.md", "# a\n")]);
    let first = repository.commit(&[("docker-compose.yml", &rails(&key()))]);
    let moved = format!("# a comment\n{}", rails(&key()));
    let last = repository.commit(&[("docker-compose.yml", &moved)]);
    repository.commit(&[("docker-compose.yml", &rails("${SECRET_KEY_BASE:?set it}"))]);
    let run = repository.lint(&["--history"]);
    let (first, last) = (repository.short(first), repository.short(last));
    assert_eq!(
        run.out,
        format!(
            "docker-compose.yml:5:24: error[hardcoded-secret] the secret of `SECRET_KEY_BASE` is written here, for everybody who reads the file: \
             from commit `{first}` of 2024-01-02 to {last} of 2024-01-03, no longer in HEAD\n"
        )
    );
    assert_eq!(run.status, Status::Findings, "{}", run.err);
    assert!(run.err.contains("4 commits, 3 versions of files"), "{}", run.err);
    assert!(repository.lint(&[]).out.is_empty() || !repository.lint(&[]).out.contains("secret"));
    for format in ["pretty", "json", "sarif", "github"] {
        let run = smarteros_in(repository.path(), &["lint", "--history", "--format", format]);
        assert!(run.out.contains(&first) && !run.out.contains(&key()[..12]), "{}", run.out);
    }
}

#[test]
fn what_head_still_has_is_shown_where_it_is_now() {
    let mut repository = Repository::new();
    let first = repository.commit(&[("compose.yml", &with_password("hunter2"))]);
    let moved = format!("# moved\n\n{}", with_password("hunter2 # the same"));
    repository.commit(&[("compose.yml", &moved)]);
    let args = ["lint", "--history", "--format=pretty"];
    let run = smarteros_in(repository.path(), &args);
    let since =
        format!("since commit `{}` of 2024-01-01, and still in HEAD", repository.short(first));
    assert!(run.out.contains(&since), "{}", run.out);
    assert!(
        run.out.contains("compose.yml:8:26") && run.out.contains("here in HEAD"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("hunter2"), "{}", run.out);
}

#[test]
fn every_branch_and_tag_or_the_commits_that_are_asked_for() {
    let mut repository = Repository::new();
    let base = repository.commit(&[("compose.yml", &with_password("base-pw-1"))]);
    let side = [("compose.yml", &*with_password("side-pw-2"))];
    repository.commit_to("refs/heads/side", vec![base], &side);
    repository.commit(&[("compose.yml", &with_password(HOLE))]);
    let branch = repository.git.head_name().unwrap().unwrap().shorten().to_string();
    let count = |range: &str| repository.lint(&[range]).out.lines().count();
    assert_eq!(count("--history"), 2);
    assert_eq!(count("--history=HEAD"), 1);
    assert_eq!(count(&format!("--history={branch}..side")), 1);
    assert_eq!(count(&format!("--history=side..{branch}")), 0);
    assert_eq!(count(&format!("--history={branch}...side")), 1);
    let wrong = repository.lint(&["--history=nowhere"]);
    assert_eq!(wrong.status, Status::Failed);
    assert!(wrong.err.contains("no revisions `nowhere`"), "{}", wrong.err);
}

#[test]
fn environment_files_and_what_is_mounted() {
    let mut repository = Repository::new();
    let compose = "services:\n  a:\n    image: a:1\n    volumes: ['./conf/app.ini:/app.ini', './conf/rules.yml:/r.yml']\n";
    repository.commit(&[
        (".env", "DB_PASSWORD=hunter2\nAPI_TOKEN=change_me\n"),
        ("deploy/compose.yml", compose),
        ("deploy/conf/app.ini", "password = hunter3\n"),
        ("deploy/conf/rules.yml", "password: hunter4\n"),
        ("deploy/other.ini", "password = hunter5\n"),
        ("deploy/start.sh", "export DB_PASSWORD=hunter6\n"),
        ("src/config.yml", "password: hunter7\n"),
    ]);
    let lines = |args: &[&str]| {
        let out = repository.lint(args).out;
        out.lines().map(|it| it.split(':').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let below = ["deploy/conf/app.ini", "deploy/conf/rules.yml", "deploy/start.sh"];
    assert_eq!(lines(&["--history"]), [&[".env"], &below[..]].concat());
    assert_eq!(lines(&["--history", "deploy"]), below);
    // From a folder of the repository, its paths are its own.
    fs::create_dir(repository.path().join("deploy")).unwrap();
    let folder = repository.path().join("deploy");
    let run = smarteros_in(&folder, &["lint", "--history", "--format=compact"]);
    assert!(run.out.contains("../.env:1:13") && run.out.contains("\nconf/app.ini:"), "{}", run.out);
}

#[test]
fn what_is_allowed_in_one_version_is_allowed() {
    let mut repository = Repository::new();
    repository.commit(&[("compose.yml", &with_password("hunter2"))]);
    let allowed = with_password("hunter2 # smarteros: allow(hardcoded-secret) of the demo");
    repository.commit(&[("compose.yml", &allowed)]);
    let run = repository.lint(&["--history"]);
    assert_eq!((run.status, &*run.out), (Status::Clean, ""));
}

#[test]
fn repositories_of_every_kind() {
    let bare = gix::create::Kind::Bare;
    let tree = gix::create::Kind::WithWorktree;
    for (kind, hash) in [(bare, gix::hash::Kind::Sha1), (tree, gix::hash::Kind::Sha256)] {
        let mut repository = Repository::of_kind(kind, hash);
        repository.commit(&[("compose.yml", &with_password("hunter2"))]);
        let run = repository.lint(&["--history"]);
        assert_eq!(run.out.lines().count(), 1, "{kind:?} {hash:?}: {}", run.err);
    }
    let empty = Repository::new().lint(&["--history"]);
    assert_eq!((empty.status, &*empty.out), (Status::Clean, ""), "{}", empty.err);
    let folder = tempfile::tempdir().unwrap();
    let none = smarteros_in(folder.path(), &["lint", "--history"]);
    assert_eq!(none.status, Status::Failed);
    assert!(none.err.contains("there is no git repository here"), "{}", none.err);
}

#[test]
fn a_shallow_clone_says_so() {
    let mut repository = Repository::new();
    repository.commit(&[("compose.yml", &with_password("hunter2"))]);
    let second = repository.commit(&[("compose.yml", &with_password("hunter3"))]);
    let shallow = repository.path().join(".git/shallow");
    fs::write(shallow, format!("{second}\n")).unwrap();
    let run = repository.lint(&["--history"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.err.contains("this clone is shallow"), "{}", run.err);
}

#[test]
fn objects_that_a_clone_does_not_have() {
    let mut repository = Repository::new();
    repository.commit(&[("compose.yml", &with_password("hunter2"))]);
    repository.commit(&[("compose.yml", &with_password("hunter3"))]);
    let blob = repository.git.write_blob(with_password("hunter2")).unwrap().to_string();
    let objects = repository.path().join(".git/objects");
    fs::remove_file(objects.join(&blob[..2]).join(&blob[2..])).unwrap();
    let run = repository.lint(&["--history"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.err.contains("does not have 1 version"), "{}", run.err);
}
