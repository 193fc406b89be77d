//! Files that Compose reads as one are judged as one.

use std::path::Path;

use crate::support::{Run, folder, smarteros_in};

const BASE: &str = "services:\n  a:\n    image: example/app:1.0\n    ports: ['80:80']\n";
const OVER: &str = "services:\n  a:\n    ports: !override ['81:80', '81:90']\n";

fn lint(folder: &Path, args: &[&str]) -> Run {
    let usual = ["lint", "--format=compact"];
    smarteros_in(folder, &[&usual, args].concat())
}

#[test]
fn an_override_belongs_to_the_file_beside_it() {
    let folder = folder(&[("compose.yaml", BASE), ("compose.override.yml", OVER)]);
    for named in ["compose.yaml", "compose.override.yml", "."] {
        let run =
            lint(folder.path(), &["--rule=duplicate-host-port", "--rule=missing-image", named]);
        assert!(
            run.out.starts_with("compose.override.yml:3:32: error[dup"),
            "{named}: {}",
            run.out
        );
        assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    }
}

#[test]
fn files_named_with_f_are_read_in_their_order() {
    let base = "services:\n  a: {image: example/app, volumes: ['./gone.sh:/x.sh']}\n";
    let over = "services:\n  a: {image: example/app:1.0}\n";
    let folder = folder(&[("x/base.yml", base), ("y/over.yml", over), ("y/gone.sh", "")]);
    let rules = ["--rule=latest-tag", "--rule=missing-bind-source"];
    let run =
        lint(folder.path(), &[&rules[..], &["-f", "x/base.yml", "-f", "y/over.yml"]].concat());
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.starts_with("x/base.yml:2:38: error[missing-bind-source]"), "{}", run.out);
    let run =
        lint(folder.path(), &[&rules[..], &["-f", "y/over.yml", "-f", "x/base.yml"]].concat());
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.starts_with("x/base.yml:2:14: warning[latest-tag]"), "{}", run.out);
}

#[test]
fn what_is_included_and_extended_is_read_too() {
    let root = "include:\n  - sub/db.yml\n  - gone.yml\nservices:\n  a: {extends: {file: sub/base.txt, service: b}, depends_on: [db]}\n";
    let folder = folder(&[
        ("compose.yaml", root),
        ("sub/db.yml", "services:\n  db: {image: example/db}\n"),
        ("sub/base.txt", "services:\n  b: {image: example/app}\n"),
    ]);
    let rules = ["--rule=latest-tag", "--rule=missing-file", "--rule=undefined-service"];
    let run = lint(folder.path(), &[&rules[..], &["compose.yaml"]].concat());
    let found: Vec<_> =
        run.out.lines().map(|it| it.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        found,
        [
            "compose.yaml:3:5: error[missing-file]",
            "sub/base.txt:2:14: warning[latest-tag]",
            "sub/db.yml:2:15: warning[latest-tag]",
        ]
    );
}
