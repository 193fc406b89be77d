//! `${NAME}` without a default: blank when nobody sets it.

use std::{
    cell::LazyCell,
    collections::{BTreeMap, HashSet},
};

use crate::{
    compose::{Compose, HoleKind, Variable},
    lint::{Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule},
    stack::names_a_secret,
};

pub(super) static RULE: Rule = Rule {
    id: "blank-variable",
    family: Family::Interpolation,
    level: Level::Note,
    summary: "a variable without a default is blank when nobody sets it",
    docs: include_str!("blank_variable.md"),
    check: Check::Compose(check),
};

/// What the stores of Umbrel, Runtipi and `CasaOS` give to each of their applications.
fn is_in_store(compose: &Compose) -> bool {
    let given = ["APP_DATA_DIR", "APP_ID", "APP_SEED", "APP_PASSWORD"];
    compose.variables.iter().any(|it| given.contains(&it.name()))
        || ["x-casaos", "x-runtipi"].iter().any(|it| compose.root.get_merged(it).is_some())
        || compose.service("app_proxy").is_some()
}

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let in_store = is_in_store(compose);
    let left_out = LazyCell::new(|| left_out_on_purpose(project, file));
    for (name, variables) in bare_variables(compose) {
        let blank = |it: &&Variable| !set_here(project, compose, it);
        let variables: Vec<_> = variables.into_iter().filter(blank).collect();
        if in_store && name.starts_with("APP_") || set_by_platform(name) {
            continue;
        }
        let Some((first, more)) = variables.split_first() else { continue };
        let finding = findings.add(first.place(), format!("`{name}` is blank when nobody sets it"));
        finding.help(format!("stop the deploy instead: `${{{name}:?set {name}}}`"));
        finding.fix(required(first));
        let guards = names_a_secret(name) && !opens_another_service(name) || is_login(name);
        if guards && !left_out.contains(name) {
            finding.level(Level::Warning);
        }
        for variable in more.iter().take(3) {
            finding.related(variable.place(), "and here");
        }
    }
}

/// Where it is read first; Compose then stops for all.
fn required(variable: &Variable) -> Fix {
    let hole = variable.text.part(variable.hole.range.clone());
    let name = variable.name();
    Fix::risky("stop the deploy instead").text(&hole, &format!("${{{name}:?set {name}}}"))
}

/// Variables that are read without default, required mark or alternative anywhere in the file.
fn bare_variables(compose: &Compose) -> BTreeMap<&str, Vec<&Variable>> {
    let mut all: BTreeMap<&str, Vec<&Variable>> = BTreeMap::new();
    let mut guarded = HashSet::new();
    for variable in &compose.variables {
        let name = variable.name();
        match variable.hole.kind {
            HoleKind::Plain => all.entry(name).or_default().push(variable),
            HoleKind::Required => drop(guarded.insert(name)),
            HoleKind::Default | HoleKind::Alternative => {}
        }
    }
    all.retain(|name, _| !guarded.contains(name));
    all
}

/// What the example has in a comment, `# JWT_SECRET=`: who needs it takes the mark away.
fn left_out_on_purpose<'a>(project: &'a Project, file: &ProjectFile) -> HashSet<&'a str> {
    let examples = project.known_env_files();
    let examples = examples.filter(|(it, env)| env.is_example && it.folder() == file.folder());
    let comments = examples.flat_map(|(file, _)| file.source.text().lines());
    let comments = comments.filter_map(|it| it.trim_start().strip_prefix('#'));
    comments.filter_map(|it| it.split_once('=')).map(|(name, _)| name.trim()).collect()
}

/// A live environment file gives it a value.
fn set_here(project: &Project, compose: &Compose, variable: &Variable) -> bool {
    let mut files = project.files_that_set(variable.name());
    files.any(|it| compose.may_read(variable, it.name()))
}

/// Set by Compose itself, by every shell, or by the platform that deploys.
fn set_by_platform(name: &str) -> bool {
    let exact = ["PWD", "HOME", "USER", "HOSTNAME", "COMPOSE_PROJECT_NAME", "UID", "GID"];
    let prefixes = ["SERVICE_", "COOLIFY_", "CASAOS_", "DOKPLOY_", "COMPOSE_"];
    exact.contains(&name) || prefixes.iter().any(|it| name.starts_with(it))
}

/// A credential for somebody else's service: blank switches an integration off, and leaves no door
/// of this stack open.
fn opens_another_service(name: &str) -> bool {
    let ends =
        ["_API_KEY", "_API_TOKEN", "_ACCESS_KEY", "_ACCESS_TOKEN", "_BOT_TOKEN", "_CLIENT_SECRET"];
    let words =
        ["AWS", "EMAIL", "HUB", "LDAP", "MAIL", "OAUTH", "OIDC", "S3", "SAML", "SMTP", "SSO"];
    ends.iter().any(|it| name.ends_with(it)) || name.split('_').any(|it| words.contains(&it))
}

fn is_login(name: &str) -> bool {
    name.ends_with("_DB_USER") || name.ends_with("_DB_NAME") || name.ends_with("DATABASE_URL")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect, expect_in, find, project},
    };

    #[test]
    fn once_per_variable() {
        expect(
            &RULE,
            "
services:
  db:
    environment:
      A: ${DB_PASSWORD}
      #  ^^^^^^^^^^^^^^ blank
      B: $DB_PASSWORD ${NAME:-x} ${KEY:?k}${KEY} ${PWD}
",
        );
    }

    #[test]
    fn what_an_included_folder_sets_is_not_set_around_it() {
        let whole = "
include: [sub/part.yml, {path: sub/other.yml, env_file: other.env}]
services:
  a:
    image: x:${THEIRS}
    #        ^^^^^^^^^ blank
";
        expect_in(
            &RULE,
            &project(&[
                ("compose.yml", whole),
                (".env", "OURS=1\n"),
                ("sub/part.yml", "services: {b: {image: 'x:${THEIRS}${OURS}'}}\n"),
                ("sub/other.yml", "services: {c: {image: 'x:${OTHERS}'}}\n"),
                ("sub/.env", "THEIRS=1\n"),
                ("other.env", "OTHERS=1\n"),
            ]),
        );
    }

    #[test]
    fn only_what_guards_this_stack_is_a_warning() {
        let level =
            |name: &str| find(&RULE, &format!("services: {{a: {{image: '${name}'}}}}"))[0].level;
        for name in ["DB_PASSWORD", "JWT_SECRET", "SECRET_KEY_BASE", "ADMIN_TOKEN"] {
            assert_eq!(level(name), Level::Warning, "{name}");
        }
        for name in ["OPENAI_API_KEY", "GOOGLE_CLIENT_SECRET", "SMTP_PASSWORD", "TAG"] {
            assert_eq!(level(name), Level::Note, "{name}");
        }
    }

    #[test]
    fn an_example_leaves_it_out() {
        let compose = "services: {a: {image: 'x:${JWT_SECRET}${DB_PASSWORD}'}}\n";
        let files = [("compose.yml", compose), (".env.example", "# JWT_SECRET=\n#DB_PASSWORDS=\n")];
        let found = check_with(&project(&files), [&RULE]);
        let levels: Vec<_> = found.iter().map(|it| it.level).collect();
        assert_eq!(levels, [Level::Note, Level::Warning]);
    }

    #[test]
    fn a_store_sets_its_own() {
        let host = "services: {a: {image: x, hostname: '${APP_HOST}'}}\n";
        assert_eq!(find(&RULE, host).len(), 1);
        assert!(find(&RULE, &host.replace("x,", "x, volumes: ['${APP_DATA_DIR}:/x'],")).is_empty());
        assert!(find(&RULE, &format!("{host}x-casaos: {{}}\n")).is_empty());
    }

    #[test]
    fn a_live_file_sets_it() {
        let compose = "services:\n  a:\n    image: x:${TAG}\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), (".env", "TAG=1\n")]));
    }
}
