//! Volumes that are called after the project they happen to run in.

use crate::{
    compose::Compose,
    lint::{Check, Family, Findings, Level, Profile, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unnamed-volume",
    family: Family::Portability,
    level: Level::Note,
    summary: "volumes are called after the project: under another name they are empty",
    docs: include_str!("unnamed_volume.md"),
    check: Check::Compose(check),
};

/// One finding a file.
fn check(project: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if project.profile != Profile::Dokploy {
        return;
    }
    let unnamed = |it: &&_| {
        let volume: &crate::compose::Definition = it;
        !volume.is_external() && volume.real_name().is_none()
    };
    let volumes: Vec<_> = compose.volumes.iter().filter(unnamed).collect();
    let Some((first, others)) = volumes.split_first() else { return };
    let name = first.name();
    let more = match others.len() {
        0 => String::new(),
        1 => " and one other volume".to_owned(),
        it => format!(" and {it} other volumes"),
    };
    let message = format!(
        "{}{more} will be called after the project, which Dokploy names itself",
        quoted(name)
    );
    let finding = findings.add(first.key.place(), message);
    finding.help(format!("give each the name its data has now: `name: <project>_{name}`"));
    for other in others {
        finding.related(other.key.place(), "this volume, too");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect_in, project},
    };

    #[test]
    fn one_finding_a_file() {
        let text = "
services: { a: { image: x } }
volumes:
  named: { name: named }
  one:
# ^^^ and one other volume
  other: { external: true }
  two: {}
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
    }
}
