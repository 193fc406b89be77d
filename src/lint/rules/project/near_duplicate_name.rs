//! One secret under two names.

use std::collections::BTreeMap;

use crate::{
    compose::Variable,
    lint::{Check, Family, Findings, Level, Project, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "near-duplicate-name",
    family: Family::Project,
    level: Level::Warning,
    summary: "one secret is read under two names, and whoever fills in one forgets the other",
    docs: include_str!("near_duplicate_name.md"),
    check: Check::Project(check),
};

/// A name that ends so is a key already. Names one letter apart mean different things far more
/// often than not: `HTTP_PORT` and `HTTPS_PORT`, `USER_UID` and `USER_GID`.
const KEYS: [&str; 3] = ["_ROLE", "_SECRET", "_TOKEN"];

fn check(project: &Project, findings: &mut Findings) {
    let mut first: BTreeMap<&str, &Variable> = BTreeMap::new();
    for variable in project.composes().flat_map(|(_, compose)| &compose.variables) {
        first.entry(variable.name()).or_insert(variable);
    }
    for (name, variable) in &first {
        let short = name.strip_suffix("_KEY").filter(|it| KEYS.iter().any(|end| it.ends_with(end)));
        let Some(other) = short.and_then(|it| first.get(it)) else { continue };
        let message = format!("`{name}` is read here, and `{}` elsewhere", other.name());
        findings
            .add(variable.place(), message)
            .help("give what is one secret one name")
            .related(other.place(), "the other name is here");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn across_files() {
        let one = "services:\n  api:\n    environment: ['A=${SUPABASE_SERVICE_ROLE}']\n";
        let two = "
services:
  mcp:
    environment:
      - A=${SUPABASE_SERVICE_ROLE_KEY}
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ and `SUPABASE_SERVICE_ROLE` elsewhere
      - B=${HTTP_PORT} ${HTTPS_PORT} ${TLS} ${TLS_KEY}
";
        expect_in(&RULE, &project(&[("a.yml", one), ("b.yml", two)]));
    }
}
