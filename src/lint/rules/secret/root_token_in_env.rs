//! `VAULT_ROOT_TOKEN` and unseal keys as variables.

use crate::lint::{
    Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule, secrets::is_root_of_vault,
};
use crate::problem::Place;

pub(super) static RULE: Rule = Rule {
    id: "root-token-in-env",
    family: Family::Secret,
    level: Level::Warning,
    summary: "Vault's root token or an unseal key is kept in an environment file",
    docs: include_str!("root_token_in_env.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    if let FileKind::Env(env) = &file.kind {
        for entry in env.entries.iter().filter(|it| is_root_of_vault(&it.name)) {
            let finding = report(findings, entry.name_place.clone(), &entry.name);
            finding.secret(&entry.value_place);
        }
    }
    for service in file.composes().iter().flat_map(|it| &it.services) {
        for variable in service.environment.iter().filter(|it| is_root_of_vault(it.name.as_str())) {
            let open = variable.value.as_ref().is_none_or(|it| !it.template().is_literal());
            if open {
                report(findings, variable.name.place(), variable.name.as_str());
            }
        }
    }
}

fn report<'a>(
    findings: &'a mut Findings,
    place: Place,
    name: &str,
) -> &'a mut crate::lint::Finding {
    let message = if name.to_ascii_lowercase().contains("seal") {
        format!("`{name}`: an unseal key in the environment opens Vault to whoever reads it")
    } else {
        format!(
            "`{name}`: Vault's root token may do everything, never expires, and stands in a file"
        )
    };
    findings
        .add(place, message)
        .help("take it out; a policy and a login of its own for each reader: `vault write auth/approle/role/api policies=api`")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn files_and_services() {
        let env = "VAULT_ADDR=http://vault:8200\nVAULT_ROOT_TOKEN=replace_me\nVAULT_TOKEN=x\n\
                   BAO_UNSEAL_KEY_1=\nVAULT_UNSEAL_KEY_FILE=/x\n";
        let found = crate::lint::check_with(&project(&[(".env.example", env)]), [&RULE]);
        let lines: Vec<_> = found.iter().map(|it| it.place.line()).collect();
        assert_eq!(lines, [2, 4]);
        expect(
            &RULE,
            "
services:
  a:
    image: a:1
    environment:
      - VAULT_ROOT_TOKEN=${VAULT_ROOT_TOKEN}
      # ^^^^^^^^^^^^^^^^ root token
      - VAULT_TOKEN=${VAULT_TOKEN}
",
        );
        expect_in(&RULE, &project(&[("a.md", "VAULT_ROOT_TOKEN=x")]));
    }
}
