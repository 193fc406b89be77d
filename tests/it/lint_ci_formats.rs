//! The formats that CI systems read: GitLab's, JUnit's and reviewdog's.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use crate::support::smarteros_in;

const ONE: &str = "services:\n  ñ: {image: 'example/ñandú'}\n";
const TWO: &str =
    "services:\n  a: {image: x, ports: ['9:9', '9:9']}\n  b: {image: x, ports: ['9:9']}\n";

fn report(format: &str, files: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    smarteros_in(folder.path(), &["lint", "--format", format, "."]).out
}

#[test]
fn gitlab_gets_issues_that_are_told_apart() {
    let report = report("gitlab", &[("a b.yml", ONE), ("two.yml", TWO), ("three.yml", TWO)]);
    let issues: Vec<Value> = serde_json::from_str(&report).unwrap();
    let prints: BTreeSet<_> = issues.iter().map(|it| it["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), issues.len());
    let is_pinned = |it: &&Value| it["check_name"] == "latest-tag";
    let issue = issues.iter().find(is_pinned).unwrap();
    assert_eq!(issue["description"], "`example/ñandú` has no tag, so it is `latest`");
    assert_eq!((&issue["severity"], &issue["type"]), (&"major".into(), &"issue".into()));
    let place = json!({"path": "a b.yml", "lines": {"begin": 2, "end": 2}});
    assert_eq!(issue["location"], place);
    let severities: BTreeSet<_> =
        issues.iter().map(|it| it["severity"].as_str().unwrap()).collect();
    assert_eq!(severities.into_iter().collect::<Vec<_>>(), ["critical", "info", "major"]);
}

#[test]
fn reviewdog_counts_columns_in_bytes() {
    let report: Value = serde_json::from_str(&report("rdjson", &[("c.yml", ONE)])).unwrap();
    let all = report["diagnostics"].as_array().unwrap();
    let one = all.iter().find(|it| it["code"]["value"] == "latest-tag").unwrap();
    let range = json!({"start": {"line": 2, "column": 16}, "end": {"line": 2, "column": 31}});
    assert_eq!(one["location"], json!({"path": "c.yml", "range": range}));
    assert_eq!(one["severity"], "WARNING");
    assert!(one["message"].as_str().unwrap().contains("\nhelp: pin it: "));
    let page = one["code"]["url"].as_str().unwrap().split_once("/blob/main/").unwrap().1;
    assert!(crate::support::repository().join(page).is_file(), "{page}");
}

#[test]
fn junit_fails_for_warnings_and_not_for_notes() {
    let clean = "name: x\nservices: {}\nx-a: 1\n";
    let report = report("junit", &[("a&b.yml", ONE), ("none.yml", clean)]);
    let head = "<testsuite name=\"a&amp;b.yml\" tests=\"";
    assert!(report.contains(head), "{report}");
    let failure = "<failure type=\"warning\" message=\"`example/ñandú` has no tag, so it is `latest`\">a&amp;b.yml:2:15: `example/";
    assert!(report.contains(failure), "{report}");
    let case = "<testcase name=\"latest-tag a&amp;b.yml:2:15\" classname=\"a&amp;b.yml\">";
    assert!(report.contains(case), "{report}");
    let (failures, notes) =
        (report.matches("<failure ").count(), report.matches("<system-out>").count());
    assert!(failures > 0 && notes > 0);
    let cases = report.matches("<testcase ").count();
    assert!(
        report.contains(&format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"0\">")),
        "{report}"
    );
}

#[test]
fn a_file_without_findings_is_a_test_that_passed() {
    let fine = "name: x\nservices:\n  a:\n    image: example/app:1.2.3@sha256:0123456789012345678901234567890123456789012345678901234567890123\n    restart: 'no'\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("fine.yml"), fine).unwrap();
    let args = ["lint", "--format=junit", "--rule=latest-tag", "fine.yml"];
    let report = smarteros_in(folder.path(), &args).out;
    assert!(report.contains("<testcase name=\"no findings\" classname=\"fine.yml\"/>"), "{report}");
    assert!(report.contains("tests=\"1\" failures=\"0\""), "{report}");
}
