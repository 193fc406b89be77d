//! A user or database written out in a probe while a variable decides it.

use super::probe::{Probe, Simple};
use crate::{
    compose::{Service, Text},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "hardcoded-probe-login",
    family: Family::Healthcheck,
    level: Level::Note,
    summary: "a probe names a user or database that a variable decides elsewhere",
    docs: include_str!("hardcoded_probe_login.md"),
    check: Check::Service(check),
};

/// Programs, their options, and the variables that decide the same thing.
const LOGINS: [(&str, &[&str], &[&str]); 6] = [
    ("pg_isready", &["-U", "--username"], &["POSTGRES_USER"]),
    ("pg_isready", &["-d", "--dbname"], &["POSTGRES_DB"]),
    ("psql", &["-U", "--username"], &["POSTGRES_USER"]),
    ("psql", &["-d", "--dbname"], &["POSTGRES_DB"]),
    ("mysqladmin", &["-u", "--user"], &["MYSQL_USER"]),
    ("mariadb-admin", &["-u", "--user"], &["MARIADB_USER", "MYSQL_USER"]),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service) else { return };
    for command in &probe.commands {
        let wrong = LOGINS.iter().filter_map(|(program, options, variables)| {
            let literal =
                (command.name() == *program).then(|| value(command, options)).flatten()?;
            let variable = variables.iter().find_map(|it| decided(site.service, it, &literal))?;
            Some((literal, variable))
        });
        let wrong: Vec<_> = wrong.collect();
        // One probe, one finding: the second literal has the same reason.
        let Some((literal, (name, place))) = wrong.first() else { continue };
        let words = literal.as_str();
        let message = format!("the probe says `{words}` where `{name}` decides");
        let finding = findings.add(literal.place(), message);
        finding.related(place.clone(), "decided here");
        finding.help(format!("take it from the container: `$${name}`, in a `CMD-SHELL` probe"));
        if wrong.iter().any(|(literal, _)| is_in_single_quotes(literal)) {
            continue;
        }
        let fix = Fix::risky(format!("take it from `{name}`"));
        let all: Vec<_> = wrong.into_iter().map(|(literal, (name, _))| (literal, name)).collect();
        finding.fix(probe.with_variables(fix, &all));
    }
}

/// Where a shell leaves a variable's name as it is.
fn is_in_single_quotes(literal: &Text) -> bool {
    let before = literal.node().as_str().and_then(|it| it.get(..literal.range().start));
    before.is_none_or(|it| it.ends_with('\''))
}

/// The literal value of an option: `-U x`, `-Ux`, `--username=x`.
fn value(command: &Simple, options: &[&str]) -> Option<Text> {
    let mut words = command.arguments().iter();
    while let Some(word) = words.next() {
        let text = word.as_str();
        for option in options {
            let Some(rest) = text.strip_prefix(option) else { continue };
            let found = match rest {
                "" => words.next().cloned(),
                _ if option.starts_with("--") && !rest.starts_with('=') => continue,
                _ => Some(word.part(text.len() - rest.trim_start_matches('=').len()..text.len())),
            };
            return found.filter(|it| !it.as_str().contains('$') && !it.as_str().is_empty());
        }
    }
    None
}

/// The variable, where something outside the file decides it.
fn decided(
    service: &Service,
    name: &'static str,
    literal: &Text,
) -> Option<(&'static str, crate::problem::Place)> {
    let value = service.env(name)?.value.as_ref()?;
    let open = !value.template().is_literal() && value.as_str() != literal.as_str();
    open.then(|| (name, value.place()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn literals_beside_variables() {
        expect(
            &RULE,
            r#"
services:
  a:
    environment: { POSTGRES_USER: "${U}", POSTGRES_DB: "${D}" }
    healthcheck: { test: ["CMD-SHELL", "pg_isready -U smarter -d smarter || exit 1"] }
    #                                                 ^^^^^^^ says `smarter` where `POSTGRES_USER`
  b:
    environment: ["POSTGRES_DB=${D:-app}"]
    healthcheck: { test: ["CMD", "pg_isready", "--dbname=app"] }
    #                                                    ^^^ where `POSTGRES_DB` decides
  c:
    environment: { POSTGRES_USER: smarter }
    healthcheck: { test: pg_isready -U smarter }
  d:
    environment: { POSTGRES_USER: "${U}" }
    healthcheck: { test: "pg_isready -U $${POSTGRES_USER} -d ${D}" }
  e:
    healthcheck: { test: pg_isready -U smarter }
"#,
        );
    }

    #[test]
    fn gets_the_variable() {
        let text = |test: &str| {
            format!(
                "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: ${{U}}\n      POSTGRES_DB: ${{D}}\n    healthcheck:\n      test: {test}\n"
            )
        };
        let before = text("[\"CMD\", \"pg_isready\", \"-U\", \"shop\"]");
        let after = text("[\"CMD-SHELL\", \"pg_isready -U $$POSTGRES_USER\"]");
        expect_fix(&RULE, &before, &after);
        let both = text("pg_isready -U shop -d shop");
        let after = text("pg_isready -U $$POSTGRES_USER -d $$POSTGRES_DB");
        expect_fix(&RULE, &both, &after);
        let before = text("pg_isready -U shop || exit 1");
        let after = text("pg_isready -U $$POSTGRES_USER || exit 1");
        expect_fix(&RULE, &before, &after);
        let quoted = text("pg_isready -U 'shop'");
        expect_fix(&RULE, &quoted, &quoted);
    }
}
