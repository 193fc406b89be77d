//! Hosts that were renamed: `odoo.` is `erp.` today.

use std::{collections::BTreeSet, ops::Range};

use super::home::is_history;
use crate::lint::{Check, Family, FileKind, Findings, Level, Project, Rule};

pub(super) static RULE: Rule = Rule {
    id: "legacy-host",
    family: Family::Legacy,
    level: Level::Warning,
    summary: "a host that was renamed, and that nothing answers on any more",
    docs: include_str!("legacy_host.md"),
    check: Check::Project(check),
};

/// Old label, and the one that took its place.
const RENAMED: [(&str, &str); 4] =
    [("odoo", "erp"), ("chatwoot", "crm"), ("botpress", "bot"), ("chat", "bot")];
/// Where they were renamed for everybody.
const ZONE: &str = "smarterbot.cl";

fn check(project: &Project, findings: &mut Findings) {
    let hosts = routed(project);
    for file in &project.files {
        if is_history(file) {
            continue;
        }
        let text = file.source.text();
        for (range, zone, new) in old_hosts(text) {
            let old = &text[range.clone()];
            let today = format!("{new}.{zone}");
            let is_renamed = zone == ZONE
                || hosts.contains(&today) && !hosts.contains(&old.to_ascii_lowercase());
            let line = file.source.line(file.source.line_of(range.start));
            let tells = line.contains(&today) || line.contains("->") || line.contains('→');
            let is_prose = matches!(file.kind, FileKind::Prose);
            if !is_renamed || is_prose && tells {
                continue;
            }
            let level = if is_prose { Level::Note } else { Level::Warning };
            let message = format!("`{old}` is a legacy host: the service is on `{today}` now");
            let help = format!("write `{today}`");
            findings.add(file.place(range), message).help(help).level(level);
        }
    }
}

/// The hosts that routers of the project answer on.
fn routed(project: &Project) -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    for (_, compose) in project.composes() {
        for label in compose.services.iter().flat_map(|it| &it.labels) {
            if label.name.as_str().rsplit('.').next() == Some("rule") {
                let quoted = label.text().split('`').skip(1).step_by(2);
                hosts.extend(quoted.map(str::to_ascii_lowercase));
            }
        }
    }
    hosts
}

/// Hosts with an old label: the place, the zone, the new label.
fn old_hosts(text: &str) -> Vec<(Range<usize>, String, &'static str)> {
    let mut found = Vec::new();
    for (old, new) in RENAMED {
        for (at, _) in text.match_indices(old) {
            let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
            let start = at + old.len();
            if text[..at].ends_with(inside) || !text[start..].starts_with('.') {
                continue;
            }
            let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
            let length = text[start..].find(|c| !host(c)).unwrap_or(text.len() - start);
            let whole = text[at..start + length].trim_end_matches(['.', '-']);
            let zone = whole[old.len()..].trim_start_matches('.').to_ascii_lowercase();
            if zone.contains('.') {
                found.push((at..at + whole.len(), zone, new));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn the_platform_and_other_zones() {
        let compose = "
services:
  odoo:
    image: odoo:19
    environment:
      A: https://odoo.smarterbot.cl/web
      #          ^^^^^^^^^^^^^^^^^^ on `erp.smarterbot.cl`
      B: https://chat.acme.cl
      C: https://odoo.acme.cl
      #          ^^^^^^^^^^^^ on `erp.acme.cl`
      D: odoo.conf my-odoo.smarterbot.cl odoo.business.events
    labels:
      - traefik.http.routers.odoo.rule=Host(`erp.acme.cl`)
";
        let readme =
            "- https://chatwoot.smarterbot.cl\n- `odoo.smarterbot.cl` → `erp.smarterbot.cl`\n";
        let files =
            [("compose.yml", compose), ("CHANGELOG.md", readme), ("legacy/README.md", readme)];
        expect_in(&RULE, &project(&files));
        let found = crate::lint::check_with(&project(&[("README.md", readme)]), [&RULE]);
        assert_eq!(
            found.iter().map(|it| it.place.to_string()).collect::<Vec<_>>(),
            ["README.md:1:11"]
        );
    }
}
