//! An included file, or one behind a config, a secret or labels, that does not exist.

use super::nearby::report;
use crate::{
    compose::{Compose, Definition, included_files},
    document::Node,
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-file",
    family: Family::Reference,
    level: Level::Error,
    summary: "an included file, or that of a config, a secret or of labels, does not exist",
    docs: include_str!("missing_file.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let path = |it: &Definition| it.get("file");
    for config in compose.configs.iter().filter_map(path) {
        report(project, compose, &config, "config file", Level::Error, findings);
    }
    // A secret is rightly not in the repository.
    for secret in compose.secrets.iter().filter_map(path) {
        report(project, compose, &secret, "secret file", Level::Note, findings);
    }
    for path in compose.includes.iter().flat_map(included) {
        report(project, compose, &path, "included file", Level::Error, findings);
    }
    for labels in compose.services.iter().filter_map(|it| it.get("label_file")) {
        for node in [labels].into_iter().chain(labels.items()) {
            report(project, compose, node, "label file", Level::Error, findings);
        }
    }
}

/// The files of an `include`, and the environment files it names.
fn included(entry: &Node) -> Vec<Node> {
    let mut paths = included_files(entry);
    if let Some(named) = entry.get_merged("env_file") {
        paths.extend(named.items().iter().cloned());
        paths.push(named);
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{completed, expect, expect_in, project},
    };

    #[test]
    fn missing_files() {
        let text = "
services:
  a:
    image: x
    label_file: [labels.txt]
    #            ^^^^^^^^^^ label file
configs:
  a: {file: ./nginx.cnf}
  #         ^^^^^^^^^^^ config file
  b: {file: ./nginx.conf}
  c: {file: '${X}'}
secrets:
  a: {file: /run/x}
";
        let files = [("compose.yml", text), ("nginx.conf", "")];
        let project = completed(project(&files));
        expect_in(&RULE, &project);
        let help = check_with(&project, [&RULE])[1].help.clone();
        assert_eq!(help.as_deref(), Some("did you mean `./nginx.conf`?"));
        expect(&RULE, &text.replace('^', " "));
    }

    #[test]
    fn a_file_does_not_mean_itself() {
        let text = "include: [compose.dev.yml]\nservices: {a: {image: x}}\n";
        let found = check_with(&completed(project(&[("compose.yml", text)])), [&RULE]);
        assert_eq!(found[0].help.as_deref(), Some("create it, or correct the path"));
    }

    #[test]
    fn a_secret_is_made_elsewhere() {
        let text = "services: {a: {image: x}}\nsecrets: {a: {file: ./a.txt}}\n";
        let found = check_with(&completed(project(&[("compose.yml", text)])), [&RULE]);
        assert_eq!(found[0].level, Level::Note);
    }
}
