//! Volumes at a folder that holds nothing as the service is set up.

use crate::lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "idle-volume",
    family: Family::Volume,
    level: Level::Note,
    summary: "a volume that stays empty is taken for a backup",
    docs: include_str!("idle_volume.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let image = site.service.image.as_ref();
    let Some(facts) = image.and_then(|it| it.facts) else { return };
    for idle in facts.habits.idle {
        let Some(setting) = site.service.env(idle.variable) else { continue };
        if !idle.values.contains(&setting.text()) {
            continue;
        }
        let below = |it: &str| it == idle.path || it.starts_with(&format!("{}/", idle.path));
        for mount in site.service.mounts.iter().filter(|it| below(&it.target)) {
            let message = format!("nothing is written to `{}`: {}", mount.target, idle.why);
            let words = format!("`{}` is set here", idle.variable);
            findings
                .add(mount.node.place(), message)
                .related(setting.name.place(), words)
                .help("take the volume out")
                .fix(Fix::risky("take it out").without(&site.compose.root, &mount.node.place()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn by_setting() {
        expect(
            &RULE,
            "
services:
  a:
    image: metabase/metabase:v0.64.1.5
    environment: { MB_DB_TYPE: postgres }
    volumes:
      - metabase_data:/metabase-data
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only the H2 database
  b:
    image: metabase/metabase:v0.64.1.5
    volumes: ['metabase_data:/metabase-data']
  c:
    image: metabase/metabase:v0.64.1.5
    environment: ['MB_DB_TYPE=${DB:-h2}']
    volumes: ['metabase_data:/metabase-data', 'p:/plugins']
",
        );
    }

    #[test]
    fn is_taken_out() {
        let before = "services:\n  metabase:\n    image: metabase/metabase:v0.64.1.5\n    environment:\n      MB_DB_TYPE: postgres\n    volumes:\n      - data:/metabase-data\n      - ./plugins:/plugins\nvolumes:\n  data:\n";
        let after = before.replace("      - data:/metabase-data\n", "");
        expect_fix(&RULE, before, &after);
    }
}
