//! Scripts that initialise Vault and leave it sealed.

use super::scripts::{self, Script};
use crate::lint::{Check, Family, Findings, Level, Project, Rule};

pub(super) static RULE: Rule = Rule {
    id: "missing-unseal",
    family: Family::Command,
    level: Level::Warning,
    summary: "a script initialises Vault and never unseals it",
    docs: include_str!("missing_unseal.md"),
    check: Check::Project(check),
};

const KINDS: [&str; 6] =
    ["awskms", "azurekeyvault", "gcpckms", "ocikms", "pkcs11", "VAULT_TRANSIT_SEAL"];

fn check(project: &Project, findings: &mut Findings) {
    for script in scripts::shell(project) {
        let initialises = commands(&script, "vault operator init").next();
        let unseals = commands(&script, "vault operator unseal").next().is_some();
        let Some(init) = initialises.filter(|_| !unseals && !seals_itself(project)) else {
            continue;
        };
        let promised = script.lines().find(|(_, line)| {
            let code = line.trim_start();
            code.starts_with("echo ") && code.contains("unseal")
        });
        let (start, words, message) = match promised {
            Some((start, line)) => {
                (start, line, "this is said, but nothing in the script unseals Vault")
            }
            None => (init.0, init.1, "Vault is initialised here, and nothing unseals it"),
        };
        let blank = words.len() - words.trim_start().len();
        let finding =
            findings.add(script.place(start + blank..start + words.trim_end().len()), message);
        finding.help("run `vault operator unseal` with keys that are kept elsewhere, or use an automatic seal");
        if promised.is_some() {
            finding
                .related(script.place(init.0..init.0 + init.1.len()), "Vault is initialised here");
        }
    }
}

/// Lines that run this command.
fn commands<'a>(
    script: &'a Script<'_>,
    words: &'static str,
) -> impl Iterator<Item = (usize, &'a str)> {
    script.lines().filter_map(move |(start, line)| {
        let at = line.find(words)?;
        let before = line.get(..at)?.trim_start();
        let said = ["#", "echo ", "printf "].iter().any(|it| before.starts_with(it));
        (!said && !before.contains(['"', '\''])).then_some((start + at, words))
    })
}

/// Some configuration names a seal that opens by itself.
fn seals_itself(project: &Project) -> bool {
    project.files.iter().any(|file| KINDS.iter().any(|it| file.source.text().contains(it)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    fn script(text: &str) {
        expect_in(&RULE, &project(&[("init.sh", text)]));
    }

    #[test]
    fn left_sealed() {
        script(
            "set -e
 echo 'attempting auto-unseal'
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing in the script unseals
vault operator init > keys
echo '  vault operator unseal <key1>'
",
        );
        script(
            "set -e
 vault operator init
#^^^^^^^^^^^^^^^^^^^ nothing unseals it
",
        );
    }

    #[test]
    fn opened() {
        script("vault operator init > keys\nvault operator unseal \"$key\"\n");
        script("echo 'run vault operator init'\n");
        let seal = ("v.hcl", "seal \"awskms\" {}\n");
        expect_in(&RULE, &project(&[("init.sh", "vault operator init\n"), seal]));
    }
}
