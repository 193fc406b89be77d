//! SARIF 2.1.0, which code scanning services read.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Each, end, shown_edits};
use crate::{
    lint::{Edit, Finding, Fix, Level, Masks, Rule, Verdict, rules},
    problem::Place,
};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
pub(super) struct Report<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Each<'a, Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [crate::lint::Family; 1],
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    description: Message,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints {
    /// The one that GitHub compares.
    primary_location_line_hash: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "as SARIF calls them")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

pub(super) fn report(verdict: &Verdict) -> Report<'_> {
    let driver = Driver {
        name: "smarteros",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules::all().iter().copied().map(descriptor).collect(),
    };
    let results = Each { verdict, make: result };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    Report { schema: SCHEMA, version: "2.1.0", runs: [run] }
}

fn descriptor(rule: &'static Rule) -> Descriptor {
    let described = rule.section("What it does").unwrap_or(rule.summary);
    Descriptor {
        id: rule.id,
        short_description: Message { text: rule.summary.into() },
        full_description: Message { text: described.into() },
        help: Help { text: rule.docs, markdown: rule.docs },
        default_configuration: Configuration {
            enabled: rule.level != Level::Off,
            level: level(rule.level),
        },
        properties: Properties { tags: [rule.family] },
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off | Level::Note => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

fn result(finding: &Finding, masks: &Masks) -> Outcome {
    let is_its_own = |it: &&Rule| std::ptr::eq(*it, finding.rule);
    let help = finding.help.iter().map(|it| format!("\nhelp: {it}"));
    let related = finding.related.iter().enumerate();
    Outcome {
        rule_id: finding.rule.id,
        rule_index: rules::all().iter().position(is_its_own).unwrap_or_default(),
        level: level(finding.level),
        message: Message { text: finding.message.clone() + &help.collect::<String>() },
        locations: [location(&finding.place, None)],
        related_locations: related
            .map(|(at, (place, words))| location(place, Some((at + 1, words))))
            .collect(),
        partial_fingerprints: Fingerprints {
            primary_location_line_hash: finding.fingerprint.to_string(),
        },
        fixes: finding.fix.iter().filter_map(|it| change(it, masks)).collect(),
    }
}

/// Nothing where a secret would show, or the file itself is not changed.
fn change(fix: &Fix, masks: &Masks) -> Option<Change> {
    let edits = shown_edits(fix, masks);
    let artifact_location = Artifact { uri: uri(edits.first()?.place.file()) };
    let replacement = |edit: &Edit| Replacement {
        deleted_region: region(&edit.place),
        inserted_content: Message { text: edit.text.clone() },
    };
    let replacements = edits.iter().map(replacement).collect();
    let description = Message { text: format!("{} (`{}`)", fix.title, fix.safety.option()) };
    Some(Change {
        description,
        artifact_changes: [ArtifactChange { artifact_location, replacements }],
    })
}

fn location(place: &Place, words: Option<(usize, &str)>) -> Location {
    let artifact_location = Artifact { uri: uri(place.file()) };
    let region = region(place);
    Location {
        id: words.map(|(id, _)| id),
        physical_location: PhysicalLocation { artifact_location, region },
        message: words.map(|(_, words)| Message { text: words.into() }),
    }
}

fn region(place: &Place) -> Region {
    let (end_line, end_column) = end(place);
    let (start_line, start_column) = (place.line(), place.column());
    Region { start_line, start_column, end_line, end_column }
}

/// A path as the reference it is: everything that means something in a URI is escaped.
fn uri(path: &str) -> String {
    let mut text = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                text.push(char::from(byte));
            }
            // Writing to a `String` does not fail.
            _ => {
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_escaped() {
        assert_eq!(uri("a b/ñ%#.yml"), "a%20b/%C3%B1%25%23.yml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
