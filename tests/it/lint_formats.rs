//! What the formats of `smarteros lint` look like, and what none of them shows.

use std::fs;

use serde_json::Value;
use smarteros::lint::rules;

use crate::support::{repository, smarteros, smarteros_in, smarteros_with};

const FORMATS: [&str; 8] =
    ["pretty", "compact", "json", "github", "gitlab", "junit", "rdjson", "sarif"];

/// Every format of what is found in this compose file.
fn reports(text: &str) -> Vec<String> {
    let run = |format: &&str| {
        let args = ["lint", "--format", format, "--stdin-filename", "docker-compose.yml", "-"];
        let folder = tempfile::tempdir().unwrap();
        let run = smarteros_with(folder.path(), &args, text);
        anstream::adapter::strip_str(&(run.out + &run.err)).to_string()
    };
    FORMATS.iter().map(run).collect()
}

fn json(format: &str, text: &str) -> Value {
    let args = ["lint", "--format", format, "--stdin-filename", "a b.yml", "-"];
    let folder = tempfile::tempdir().unwrap();
    serde_json::from_str(&smarteros_with(folder.path(), &args, text).out).unwrap()
}

const FLOATING: &str = "services:\n  ñ: {image: 'example/ñandú'}\n";

#[test]
fn pretty_marks_the_place() {
    let report = &reports("services:\n  a:\n    image: example/app # x\n    ports: []\n")[0];
    let expected = "\
warning[latest-tag]: `example/app` has no tag, so it is `latest`
 --> docker-compose.yml:3:12
  |
3 |     image: example/app # x
  |            ^^^^^^^^^^^
  |
  = help: pin it: `image: example/app:<version>`
";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn compact_and_github_take_one_line() {
    let reports = reports(FLOATING);
    let line = "docker-compose.yml:2:15: warning[latest-tag] `example/ñandú` has no tag, so it is `latest`\n";
    assert!(reports[1].contains(line), "{}", reports[1]);
    let command = "::warning file=docker-compose.yml,line=2,col=15,endLine=2,endColumn=28,title=latest-tag::`example/ñandú` has no tag, so it is `latest`%0Ahelp: pin it: ";
    assert!(reports[3].contains(command), "{}", reports[3]);
}

#[test]
fn json_follows_its_schema() {
    let text = fs::read_to_string(repository().join("schemas/findings.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    let two = "services:\n  a: {image: x, ports: ['80:80']}\n  b: {image: x, ports: ['80:80']}\n";
    for text in [FLOATING, two, "services: {}\n", "a: [\n"] {
        let report = json("json", text);
        assert!(schema.is_valid(&report), "{:?}", schema.iter_errors(&report).next());
    }
    let report = json("json", FLOATING);
    let finding = report["findings"].as_array().unwrap().iter();
    let finding = finding.clone().find(|it| it["rule"] == "latest-tag").unwrap();
    let places = ["line", "column", "end_line", "end_column"].map(|it| &finding[it]);
    assert_eq!(places, [2, 15, 2, 28]);
    assert_eq!((&finding["file"], &finding["level"]), (&"a b.yml".into(), &"warning".into()));
    assert_eq!(report["summary"]["files"], 1);
}

#[test]
fn sarif_names_every_rule_and_points_at_every_result() {
    let report = json("sarif", FLOATING);
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    let described = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(described.len(), rules::all().len());
    for (rule, described) in rules::all().iter().zip(described) {
        assert_eq!(described["id"], rule.id);
        assert!(described["help"]["markdown"].as_str().unwrap().contains("## Use instead"));
    }
    let results = run["results"].as_array().unwrap();
    let result = results.iter().find(|it| it["ruleId"] == "latest-tag").unwrap();
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(described[index]["id"], "latest-tag");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b.yml");
    assert_eq!(
        (&place["region"]["startLine"], &place["region"]["endColumn"]),
        (&2.into(), &28.into())
    );
}

#[test]
fn a_sarif_fingerprint_survives_lines_added_above() {
    let print = |text: &str| {
        let report = json("sarif", text);
        let results = report["runs"][0]["results"].as_array().unwrap().clone();
        let result = results.into_iter().find(|it| it["ruleId"] == "latest-tag").unwrap();
        result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().to_owned()
    };
    assert_eq!(print(FLOATING), print(&format!("# more\n\n{FLOATING}")));
    assert_ne!(print(FLOATING), print(&FLOATING.replace("andú", "and")));
}

#[test]
fn settings_schema_accepts_what_the_program_accepts() {
    let text = fs::read_to_string(repository().join("schemas/lint-config.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    let valid = r#"{"lint": {"profile": "swarm", "fail-on": "never", "external-networks": ["a"],
        "rules": {"latest-tag": "off"}, "paths": [{"glob": "a/**", "rules": {"latest-tag": "note"}}]}}"#;
    assert!(schema.is_valid(&serde_json::from_str(valid).unwrap()));
    for invalid in [
        r#"{"lint": {"x": 1}}"#,
        r#"{"lint": {"rules": {"latest-tags": "off"}}}"#,
        r#"{"lint": {"rules": {"latest-tag": "loud"}}}"#,
    ] {
        assert!(!schema.is_valid(&serde_json::from_str(invalid).unwrap()), "{invalid}");
    }
}

#[test]
fn every_page_is_explained_and_listed() {
    let list = smarteros(&["rules"]).out;
    let markdown = fs::read_to_string(repository().join("docs/rules.md")).unwrap();
    for rule in rules::all() {
        let page = smarteros(&["explain", rule.id]).out;
        assert!(
            anstream::adapter::strip_str(&page)
                .to_string()
                .starts_with(&anstream::adapter::strip_str(rule.docs).to_string()),
            "{}",
            rule.id
        );
        assert!(list.contains(&format!("  {} ", rule.id)), "{}", rule.id);
        let file = format!("{}/{}.md", rule.family.name(), rule.id.replace('-', "_"));
        assert!(markdown.contains(&format!("[{}](../src/lint/rules/{file})", rule.id)));
        assert!(repository().join("src/lint/rules").join(&file).is_file(), "{file}");
    }
    let listed: Value = serde_json::from_str(&smarteros(&["rules", "--format=json"]).out).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), rules::all().len());
}

/// One value in an environment, a script, SQL, a comment, a URL, a label, a default and other files.
const PLANTED: &str = "Zx9-planted-Qw7";

#[test]
fn no_format_shows_a_planted_secret() {
    let compose = format!(
        "\
# the old password was {PLANTED}
services:
  db:
    image: postgres:15.20
    environment:
      POSTGRES_PASSWORD: {PLANTED}
    command: >
      sh -c \"psql -c \\\"ALTER ROLE a PASSWORD '{PLANTED}'\\\"\"
  app:
    image: example/app
    environment:
      - DATABASE_URL=postgres://app:{PLANTED}@db:5432/app
      - API_TOKEN=${{API_TOKEN:-{PLANTED}}}
    labels: [\"traefik.http.middlewares.a.basicauth.users=admin:{PLANTED}\"]
"
    );
    let sql = format!("CREATE ROLE app LOGIN PASSWORD '{PLANTED}';\n");
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("compose.yml", compose),
        ("init.sql", sql),
        (".env.example", format!("API_TOKEN={PLANTED}\n")),
        ("README.md", format!("Log in with `PASSWORD={PLANTED}`.\n")),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    for format in FORMATS {
        let run = smarteros_in(folder.path(), &["lint", "--format", format]);
        let report = anstream::adapter::strip_str(&(run.out + &run.err)).to_string();
        assert!(report.contains("hardcoded-secret"), "{report}");
        assert!(!report.contains(PLANTED), "{format}: {report}");
        assert!(format != "pretty" || report.contains("***"), "{report}");
    }
}
