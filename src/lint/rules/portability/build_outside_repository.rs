//! A build context that is not in the clone.

use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Level, Profile, ProjectFile, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "build-outside-repository",
    family: Family::Portability,
    level: Level::Error,
    summary: "a build context lies outside the repository, so a fresh clone cannot build it",
    docs: include_str!("build_outside_repository.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    if site.project.profile != Profile::Dokploy {
        return;
    }
    let Some(build) = site.service.get("build") else { return };
    let context =
        Text::of(build).or_else(|| build.get_merged("context").as_ref().and_then(Text::of));
    let Some(context) = context.filter(|it| leaves(site.file, it.as_str())) else { return };
    let message = format!(
        "{} is outside the repository: Dokploy clones only this one, so {} cannot be built",
        quoted(context.as_str()),
        quoted(site.service.name())
    );
    findings.add(context.place(), message).help(
        "build from a commit, `build: https://github.com/<owner>/<repository>.git#<commit>`, or \
         use an image",
    );
}

/// Whether a path leads above the folder of the run; where that is not known, above the file's own
/// folder and into another one.
pub(super) fn leaves(file: &ProjectFile, path: &str) -> bool {
    let Some(resolved) = file.resolve(path) else { return false };
    if resolved.starts_with("..") {
        return true;
    }
    // An absolute name does not say where the repository begins.
    let inside = path.strip_prefix("../").and_then(|it| it.split('/').next());
    let folder = file.folder().rsplit('/').next().unwrap_or_default();
    file.name().starts_with('/')
        && inside.is_some_and(|it| !matches!(it, "" | "." | ".."))
        && !BELOW.contains(&folder)
}

/// Folders of a repository that hold compose files for what lies beside them.
const BELOW: [&str; 7] =
    ["deploy", "deployment", "docker", "compose", "infra", "ops", ".devcontainer"];

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect_in, project},
    };

    fn check(name: &str, text: &str) {
        let files = project(&[(name, text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
    }

    #[test]
    fn above_the_folder_of_the_run() {
        check(
            "compose.yml",
            "
services:
  a:
    build: ../api
#          ^^^^^^ outside the repository
  b:
    build: { context: ../.. }
#                     ^^^^^ outside
  c: { build: . }
  d: { build: 'https://github.com/x/y.git#0123456' }
  e: { build: '${API}' }
",
        );
        check("deploy/compose.yml", "services: { a: { build: ../api }, b: { build: .. } }");
    }
}
