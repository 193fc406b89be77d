//! A file of variables that does not exist.

use super::nearby::missing;
use crate::{
    compose::Text,
    document::Node,
    lint::{
        Check, Family, Findings, Level, Presence, Project, Rule, ServiceSite, references::EXAMPLES,
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-env-file",
    family: Family::Reference,
    level: Level::Error,
    summary: "a file of variables does not exist",
    docs: include_str!("missing_env_file.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(files) = site.service.get("env_file") else { return };
    for node in [files].into_iter().chain(files.items()) {
        let optional = node.get_merged("required").is_some_and(|it| it.as_str() == Some("false"));
        let path = if node.is_scalar() { Some(node.clone()) } else { node.get_merged("path") };
        if let Some(path) = path.filter(|_| !optional) {
            one(site, &path, findings);
        }
    }
}

fn one(site: &ServiceSite<'_>, path: &Node, findings: &mut Findings) {
    let Some(text) = Text::of(path) else { return };
    let Some(resolved) = missing(site.project, site.compose, path, text.as_str()) else { return };
    let message =
        format!("env file {} does not exist, and Compose refuses to start", quoted(text.as_str()));
    let finding = findings.add(text.place(), message);
    match made_where_it_runs(site.project, &resolved) {
        Some(help) => drop(finding.level(Level::Note).help(help)),
        None => drop(finding.help("create it, or say `required: false`")),
    }
}

/// How a file whose values are not committed comes to be there, if this is one.
pub(super) fn made_where_it_runs(project: &Project, resolved: &str) -> Option<String> {
    if let Some(example) = example(project, resolved) {
        return Some(format!("copy {} and fill it in", quoted(&example)));
    }
    let (folder, name) = resolved.rsplit_once('/').unwrap_or(("", resolved));
    let is_env = name.rsplit_once('.').is_some_and(|(_, it)| it == "env");
    let is_ignored = is_env && project.env_ignored.get(folder) == Some(&true);
    (is_ignored || project.ignored.contains(resolved) || [".env", "stack.env"].contains(&name))
        .then(|| "create it where the stack runs, and never commit it".to_owned())
}

/// `.env.example` beside `.env`.
fn example(project: &Project, resolved: &str) -> Option<String> {
    let (folder, name) = resolved.rsplit_once('/').unwrap_or(("", resolved));
    let files = project.env_files().filter(|(file, env)| env.is_example && file.folder() == folder);
    let mut names = files.filter_map(|(file, _)| file.name().rsplit('/').next());
    let stem = name.trim_start_matches('.').trim_end_matches(".env");
    let here = names.find(|it| it.contains(stem)).map(str::to_owned);
    here.or_else(|| {
        let mut examples = EXAMPLES.iter().map(|it| format!("{resolved}{it}"));
        examples.find(|it| project.presence(it) == Some(Presence::File))
    })
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
    env_file: nope.env
    #         ^^^^^^^^ env file `nope.env`
  b:
    image: x
    env_file:
      - there.env
      - path: gone.env
        #     ^^^^^^^^ env file
      - path: other.env
        required: false
      - ${X}.env
";
        let files = [("compose.yml", text), ("there.env", "A=1\n")];
        expect_in(&RULE, &completed(project(&files)));
        expect(&RULE, &text.replace('^', " "));
    }

    #[test]
    fn an_example_shows_that_it_is_made_elsewhere() {
        let text = "services: {a: {image: x, env_file: .env}}\n";
        let files = [("compose.yml", text), (".env.example", "A=\n")];
        let found = check_with(&completed(project(&files)), [&RULE]);
        assert_eq!(found[0].level, Level::Note);
        let text = "services: {a: {image: x, env_file: api/web.env}}\n";
        let files = [("compose.yml", text), ("api/web.env.sample", "A=\n")];
        let found = check_with(&completed(project(&files)), [&RULE]);
        assert_eq!(found[0].help.as_deref(), Some("copy `api/web.env.sample` and fill it in"));
    }

    #[test]
    fn what_git_ignores_is_made_where_it_runs() {
        let text = "services: {a: {image: x, env_file: [../shared.env]}}\n";
        let mut project = completed(project(&[("x/compose.yml", text)]));
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Error);
        project.ignored.insert("shared.env".into());
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Note);
    }

    #[test]
    fn a_dot_env_is_made_where_it_runs() {
        let text = "services: {a: {image: x, env_file: [.env, stack.env, other.env]}}\n";
        let found = check_with(&completed(project(&[("compose.yml", text)])), [&RULE]);
        let levels: Vec<_> = found.iter().map(|it| it.level).collect();
        assert_eq!(levels, [Level::Note, Level::Note, Level::Error]);
    }
}
