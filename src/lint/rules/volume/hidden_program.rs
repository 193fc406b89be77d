//! Volumes over the folder that holds the image's program.

use crate::{
    compose::MountKind,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "hidden-program",
    family: Family::Volume,
    level: Level::Error,
    summary: "a volume over the program keeps its first version for ever",
    docs: include_str!("hidden_program.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let image = site.service.image.as_ref();
    let Some(facts) = image.and_then(|it| it.facts) else { return };
    for mount in &site.service.mounts {
        let hides = |it: &&str| mount.covers(it) && mount.target != "/";
        let Some(program) = facts.habits.programs.iter().copied().find(|it| hides(it)) else {
            continue;
        };
        let what = match mount.kind {
            MountKind::Volume => {
                "keeps the first version's program there: upgrades never take effect"
            }
            MountKind::Bind | MountKind::Tmpfs => "hides the program, which then cannot start",
            MountKind::Other => continue,
        };
        let message = format!("a volume on `{}` {what}", mount.target);
        let finding = findings.add(mount.node.place(), message);
        let data = facts.data.iter().find(|it| it.starts_with(program));
        if let (Some(data), Some(source)) = (data, &mount.source) {
            finding.help(format!("mount the data only: `- {source}:{data}`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn over_the_program() {
        expect(
            &RULE,
            "
services:
  a:
    image: botpress/server:12.31.10
    volumes:
      - botpress_data:/botpress
#       ^^^^^^^^^^^^^^^^^^^^^^^ upgrades never take effect
  b:
    image: botpress/server:12.31.10
    volumes:
      - botpress_data:/botpress/data
      - ./x:/botpress/
#       ^^^^^^^^^^^^^^ cannot start
  c:
    image: example/bot
    volumes: ['x:/botpress']
",
        );
    }
}
