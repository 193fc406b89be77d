//! Files that Compose reads at the deployment, and that are not in the clone.

use super::build_outside_repository::leaves;
use crate::{
    compose::{Compose, Text},
    document::Node,
    lint::{Check, Family, Findings, Level, Profile, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "file-outside-repository",
    family: Family::Portability,
    level: Level::Error,
    summary: "a file that Compose reads lies outside the repository, so a fresh clone lacks it",
    docs: include_str!("file_outside_repository.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if project.profile != Profile::Dokploy {
        return;
    }
    let env_files = compose.services.iter().filter_map(|it| it.get("env_file"));
    let env_files = env_files.flat_map(required);
    let sources = compose.configs.iter().chain(&compose.secrets).filter_map(|it| it.get("file"));
    for text in env_files.chain(sources).filter_map(|it| Text::of(&it)) {
        let path = text.as_str();
        if path.starts_with("../files/") || !leaves(file, path) {
            continue;
        }
        let message = format!(
            "{} is outside the repository: Dokploy clones only this one, and Compose stops",
            quoted(path)
        );
        findings.add(text.place(), message).help(
            "variables belong in Dokploy's *Environment*, files in a file mount: `../files/…`",
        );
    }
}

/// Every path of `env_file` that must be there.
fn required(files: &Node) -> Vec<Node> {
    let all = [files].into_iter().chain(files.items());
    let path = |it: &Node| {
        let optional = it.get_merged("required").is_some_and(|it| it.as_str() == Some("false"));
        let path = if it.is_scalar() { Some(it.clone()) } else { it.get_merged("path") };
        path.filter(|_| !optional)
    };
    all.filter_map(path).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect, expect_in, project},
    };

    const FILES: &str = "
services:
  a:
    image: x
    env_file: [../.env, .env, { path: ../b.env, required: false }]
#              ^^^^^^^ outside the repository
secrets:
  s: { file: ../secret }
#            ^^^^^^^^^ outside
  t: { file: ../files/secret }
";

    #[test]
    fn above_the_folder_of_the_run() {
        let files = project(&[("compose.yml", FILES)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
        expect(&RULE, &FILES.replace('^', "~"));
    }
}
