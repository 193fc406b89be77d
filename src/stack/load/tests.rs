//! Files that extend each other, kept in a table instead of on a disk.

use serde_json::Value;

use super::*;

fn load_from(files: &[(&str, &str)]) -> Result<Tree, Problem> {
    let read = |name: &str| {
        let file = files.iter().find(|(it, _)| *it == name);
        file.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| "no such file".to_owned())
    };
    load(files[0].0, &read)
}

fn json(files: &[(&str, &str)]) -> String {
    load_from(files).expect("loads").read::<Value>().expect("reads").to_string()
}

fn problem(files: &[(&str, &str)]) -> String {
    load_from(files).expect_err("refused").to_string()
}

#[test]
fn a_file_alone_is_itself() {
    let tree = load_from(&[("s.yaml", "name: x\nservices:\n  odoo: {}\n")]).expect("loads");
    assert_eq!(tree.read::<Value>().expect("reads")["name"], "x");
    assert_eq!(tree.files(), ["s.yaml"]);
}

#[test]
fn a_file_is_laid_over_what_it_extends() {
    let base = ("base.yaml", "name: base\ndomain: a.cl\nservices:\n  odoo:\n    workers: 2\n");
    let table: [(&[(&str, &str)], &str); 4] = [
        (
            &[("prod.yaml", "extends: base.yaml\nservices: {n8n: {}}\n"), base],
            r#"{"name":"base","domain":"a.cl","services":{"odoo":{"workers":2},"n8n":{}}}"#,
        ),
        (
            &[("stacks/prod.yaml", "extends: ./../base.yaml\nservices:\n"), base],
            r#"{"name":"base","domain":"a.cl"}"#,
        ),
        (
            &[
                ("a/b/prod.yaml", "extends: [../mid.yaml, ../../last.yaml]\nq: 1\n"),
                ("a/mid.yaml", "extends: ../base.yaml\nname: mid\nservices: ~\n"),
                ("last.yaml", "name: last\n"),
                base,
            ],
            r#"{"name":"last","domain":"a.cl","q":1}"#,
        ),
        (&[("s.yaml", "extends: []\nname: x\n")], r#"{"name":"x"}"#),
    ];
    for (files, expected) in table {
        assert_eq!(json(files), expected);
    }
}

#[test]
fn what_cannot_be_extended_is_said_where_it_is_named() {
    let table: [(&[(&str, &str)], &str); 11] = [
        (&[("s.yaml", "")], "`s.yaml` is empty"),
        (
            &[("s.yaml", "- a\n")],
            "a stack file must be a mapping, found a list\n  --> s.yaml:1:1\n",
        ),
        (
            &[("s/a.yaml", "extends: b.yaml\n")],
            "cannot read `s/b.yaml`: no such file\n  --> s/a.yaml:1:10\nhelp: names are relative",
        ),
        (
            &[("a", "extends: b"), ("b", "extends: c"), ("c", "extends: [a]")],
            "`extends` goes in a circle: `a` → `b` → `c` → `a`\n  --> c:1:11\nhelp: ",
        ),
        (&[("a", "extends: ./a")], "`extends` goes in a circle: `a` → `a`\n  --> a:1:10\n"),
        (&[("a", "extends: b"), ("b", "\n")], "`b` is empty\n  --> a:1:10"),
        (&[("a", "extends: b"), ("b", "x: [")], "`[` is never closed\n  --> b:1:4\n"),
        (
            &[("a", "extends: {x: 1}")],
            "`extends` must name a file, found a mapping\n  --> a:1:10\nhelp: write `extends: other.yaml`, ",
        ),
        (&[("a", "extends:\nb: 1")], "`extends` must name a file, found nothing\n  --> a:1:9\n"),
        (&[("a", "extends: [\"\"]")], "`extends` must name a file, found text\n  --> a:1:11\n"),
        (&[("a", "extends: /b")], "`extends` must be a relative path\n  --> a:1:10\nhelp: "),
    ];
    for (files, expected) in table {
        let problem = problem(files);
        assert!(problem.starts_with(expected), "{problem}");
    }
}

#[test]
fn a_missing_entry_has_no_place() {
    let missing = load("x.yaml", &|_| Err("no such file".to_owned())).expect_err("missing");
    assert_eq!(
        missing.to_string(),
        "cannot read `x.yaml`: no such file\nhelp: name a stack file, or make one: smarteros init"
    );
}

#[test]
fn chains_and_fans_are_limited() {
    let next = |name: &str| name.parse::<usize>().map_or(0, |it| it + 1);
    let chain = |name: &str| Ok(format!("extends: '{}'", next(name)).into_bytes());
    let problem = load("0", &chain).expect_err("endless").to_string();
    assert!(
        problem.starts_with("`extends` goes through more than 16 files\n  --> 15:1:10"),
        "{problem}"
    );

    let fan = format!("extends: [{}]", "b, ".repeat(65));
    let problem = problem_of(&fan);
    assert!(
        problem.starts_with("more than 64 files are extended in all\n  --> a:1:203"),
        "{problem}"
    );
}

fn problem_of(entry: &str) -> String {
    problem(&[("a", entry), ("b", "x: 1")])
}

#[test]
fn a_diamond_is_read_once() {
    let files = [
        ("a", "extends: [b, c]"),
        ("b", "extends: d\nb: 1"),
        ("c", "extends: d\nc: 1"),
        ("d", "d: 1"),
    ];
    let tree = load_from(&files).expect("loads");
    assert_eq!(tree.files(), ["a", "b", "d", "c"]);
    assert_eq!(json(&files), r#"{"d":1,"b":1,"c":1}"#);
}

#[test]
fn places_are_found_by_path() {
    let files = [
        ("prod", "extends: base\nservices:\n  odoo:\n    workers: 4\n    hosts: [a, b]\n"),
        ("base", "name: x\nservices:\n  odoo:\n    image: y\n    workers: 2\n"),
    ];
    let tree = load_from(&files).expect("loads");
    let table: [(&[&str], &str, Option<&str>); 7] = [
        (&["name"], "base:1:7", Some("base:1:1")),
        (&["services", "odoo", "workers"], "prod:4:14", Some("prod:4:5")),
        (&["services", "odoo", "image"], "base:4:12", Some("base:4:5")),
        (&["services", "odoo", "hosts", "1"], "prod:5:16", Some("prod:5:5")),
        (&["services", "odoo", "nothing", "x"], "prod:4:5", Some("prod:3:3")),
        (&["nothing"], "prod:1:1", None),
        (&[], "prod:1:1", None),
    ];
    for (path, value, key) in table {
        assert_eq!(tree.place_of(path).to_string(), value, "{path:?}");
        let found = tree.place_of_key(path).map(|it| it.to_string());
        assert_eq!(found.as_deref(), key, "{path:?}");
    }
}

#[test]
fn paths_are_worked_out() {
    let table = [
        ("a.yaml", "a.yaml"),
        ("./a//b/../c.yaml", "a/c.yaml"),
        ("../a/../../b", "../../b"),
        ("/a/../../b", "/b"),
        ("-", "-"),
    ];
    for (path, expected) in table {
        assert_eq!(normalised(path), expected, "{path}");
    }
}
