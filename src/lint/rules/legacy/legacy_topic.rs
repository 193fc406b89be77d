//! Topics of the integrations with Shopify and `WhatsApp`, which are gone.

use super::home::{is_history, is_home, words};
use crate::lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule};

pub(super) static RULE: Rule = Rule {
    id: "legacy-topic",
    family: Family::Legacy,
    level: Level::Error,
    summary: "a topic of an integration that is gone",
    docs: include_str!("legacy_topic.md"),
    check: Check::Project(check),
};

/// What existed once.
const TOPICS: [&str; 7] = [
    "shopify.webhooks",
    "shopify.orders",
    "shopify.products",
    "shopify.inventory",
    "whatsapp.inbound",
    "whatsapp.outbound",
    "whatsapp.delivery",
];
const FAMILIES: [&str; 2] = ["shopify.", "whatsapp."];
/// What follows the family in names of hosts, files and settings.
const NOT_TOPICS: [&str; 20] = [
    "com", "net", "dev", "org", "io", "js", "ts", "py", "rb", "yml", "yaml", "json", "md", "sh",
    "sql", "conf", "env", "svg", "png", "toml",
];

fn check(project: &Project, findings: &mut Findings) {
    let level = if is_home(project) { Level::Error } else { Level::Note };
    for file in &project.files {
        if matches!(file.kind, FileKind::Prose) || is_history(file) {
            continue;
        }
        for (range, is_known) in topics(file) {
            let name = &file.source.text()[range.clone()];
            let family = name.split('.').next().unwrap_or(name);
            let message = if is_known {
                format!(
                    "`{name}` is a legacy topic: nothing writes or reads it since the `{family}` integration went"
                )
            } else {
                format!(
                    "`{name}` belongs to the legacy `{family}` topics, an integration that is gone"
                )
            };
            let help = format!("remove it; `rpk topic delete {name}` once nobody reads it");
            findings.add(file.place(range), message).help(help).level(level);
        }
    }
}

fn topics(file: &ProjectFile) -> Vec<(std::ops::Range<usize>, bool)> {
    let text = file.source.text();
    let mut found = Vec::new();
    for topic in TOPICS {
        found.extend(words(text, topic).map(|at| (at..at + topic.len(), true)));
    }
    let speaks = text.contains("topic") || text.contains("TOPIC");
    for family in FAMILIES.iter().filter(|_| speaks) {
        for (at, _) in text.match_indices(family) {
            let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
            let length = text[at..].find(|c| !name(c)).unwrap_or(text.len() - at);
            let range = at..at + text[at..at + length].trim_end_matches('.').len();
            let topic = &text[range.clone()];
            let last = topic.rsplit('.').next().unwrap_or_default();
            let inside = text[..at].ends_with(|c| name(c) || matches!(c, '/' | '@' | '$' | '{'));
            let known = found.iter().any(|(it, _)| it.start == at);
            let called = text[range.end..].starts_with(['(', '*', '=']);
            let plain =
                topic.chars().all(|c| !c.is_ascii_uppercase()) && topic.len() > family.len();
            if !inside && !known && !called && plain && !NOT_TOPICS.contains(&last) {
                found.push((range, false));
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
    fn any_file_but_history() {
        let script = "
# smarteros topics
rpk topic create shopify.orders
#                ^^^^^^^^^^^^^^ legacy topic
create_topic \"whatsapp.status\" \"1\"
#             ^^^^^^^^^^^^^^^ legacy `whatsapp` topics
curl https://api.whatsapp.com https://shopify.dev/topic my.shopify.orders
";
        let console = "
topic:
  documentation:
    'whatsapp.inbound': 'Messages'
#    ^^^^^^^^^^^^^^^^ legacy topic
    'odoo.invoices': 'x'
";
        let prose = "The topic `shopify.orders` is gone.";
        let files = [
            ("topics.sh", script),
            ("console.yaml", console),
            ("README.md", prose),
            ("CHANGELOG.txt", prose),
            ("legacy/topics.sh", "rpk topic create shopify.orders"),
        ];
        expect_in(&RULE, &project(&files));
    }
}
