//! Two mounts at one path.

use std::collections::HashMap;

use crate::{
    compose::MountKind,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, schema::is_open},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-mount",
    family: Family::Spec,
    level: Level::Warning,
    summary: "two mounts at the same path",
    docs: include_str!("duplicate_mount.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let mut seen = HashMap::new();
    for mount in &site.service.mounts {
        let target = clean(&mount.target);
        // The same node twice is one mount behind an alias.
        if is_open(&target) || target.is_empty() {
            continue;
        }
        let Some(first) = seen.insert(target.clone(), mount) else { continue };
        if first.node.raw() == mount.node.raw()
            && mount.node.is_scalar()
            && first.kind == mount.kind
        {
            continue;
        }
        let listed =
            |it: &crate::compose::Mount| it.kind == MountKind::Tmpfs && it.node.is_scalar();
        let refused = listed(mount) || listed(first);
        let what = if refused { ", and Compose refuses that" } else { "; only this one is used" };
        let message = format!("{} is mounted twice{what}", quoted(&target));
        let level = if refused { Level::Error } else { Level::Warning };
        let finding = findings.add(mount.node.place(), message).level(level);
        finding.help("remove one of them").related(first.node.place(), "first mounted here");
        if !refused {
            let fix = Fix::sure("remove the first one, which is not used");
            finding.fix(fix.without(&site.compose.root, &first.node.place()));
        }
    }
}

/// Without a slash at the end, nor twice in a row.
fn clean(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty() && *it != ".").collect();
    if path.starts_with('/') { format!("/{}", parts.join("/")) } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn same_path() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    volumes:
      - x:/data
      - ./x:/data/
      # ^^^^^^^^^^ only this one is used
      - y:/other
      - y:/other
      - ${A}:${B}
      - ${C}:${B}
  b:
    image: b
    volumes: ['x:/tmp']
    tmpfs: [/tmp, /run]
    #       ^^^^ Compose refuses
",
        );
    }

    #[test]
    fn the_last_one_stays() {
        let text = |first: &str| {
            format!(
                "services:\n  a:\n    image: b\n    volumes:\n{first}      - ./x:/data/ # ours\n"
            )
        };
        expect_fix(
            &RULE,
            &text("      - {type: volume, source: x, target: /data}\n      - y:/data\n"),
            &text(""),
        );
    }
}
