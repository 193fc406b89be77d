//! Rules about what Compose itself refuses or ignores.

mod conflicting_keys;
mod duplicate_container_name;
mod duplicate_host_port;
mod duplicate_key;
mod duplicate_mount;
mod empty_services;
mod invalid_choice;
mod invalid_duration;
mod invalid_healthcheck_test;
mod invalid_merge;
mod invalid_name;
mod invalid_port;
mod invalid_size;
mod invalid_value;
mod misplaced;
mod missing_image;
mod missing_key;
mod missing_project_name;
mod missing_source;
mod obsolete_version;
mod partial;
mod repeated_item;
mod unknown_key;
mod unquoted_port;
mod unreadable_file;
mod unused_definition;
mod without_services;
mod wrong_type;
mod yaml_syntax;

use super::super::schema::Class;
use crate::{
    lint::{Finding, Findings, ProjectFile, Rule},
    problem::Place,
};

pub(super) use partial::{is_override, is_partial, soften};
pub(in crate::lint) use without_services::lists_services;

pub(super) const RULES: &[&Rule] = &[
    &conflicting_keys::RULE,
    &duplicate_container_name::RULE,
    &duplicate_host_port::RULE,
    &duplicate_key::RULE,
    &duplicate_mount::RULE,
    &empty_services::RULE,
    &invalid_choice::RULE,
    &invalid_duration::RULE,
    &invalid_healthcheck_test::RULE,
    &invalid_merge::RULE,
    &invalid_name::RULE,
    &invalid_port::RULE,
    &invalid_size::RULE,
    &invalid_value::RULE,
    &missing_image::RULE,
    &missing_key::RULE,
    &missing_project_name::RULE,
    &missing_source::RULE,
    &obsolete_version::RULE,
    &repeated_item::RULE,
    &unknown_key::RULE,
    &unquoted_port::RULE,
    &unreadable_file::RULE,
    &unused_definition::RULE,
    &wrong_type::RULE,
    &yaml_syntax::RULE,
];

/// `{{ name }}` and `{$NAME}`, which YAML takes for mappings: another program puts a text there
/// before Compose reads the file.
fn is_filled_in(place: &Place) -> bool {
    let (text, start) = (place.source().text(), place.range().start);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(start..).unwrap_or_default();
    let is_open = |it: &str| ["{{", "{$"].iter().any(|mark| it.trim_start().starts_with(mark));
    let value = after.lines().next().and_then(|it| it.split_once(':'));
    is_open(after)
        || value.is_some_and(|it| is_open(it.1))
        || after.starts_with('{') && before.ends_with('{')
}

/// What the tables find wrong with one file, of one class.
fn report(file: &ProjectFile, class: Class, findings: &mut Findings) {
    report_judged(file, class, findings, |_| true, |_| ());
}

/// The same, of what is one here, each judged anew.
fn report_judged(
    file: &ProjectFile,
    class: Class,
    findings: &mut Findings,
    is_one: impl Fn(&Place) -> bool,
    judge: impl Fn(&mut Finding),
) {
    let mistakes = file.mistakes().map(|(_, it)| it).filter(|it| it.class == class);
    for mistake in mistakes.filter(|it| !is_filled_in(&it.place) && is_one(&it.place)) {
        let finding = findings.add(mistake.place.clone(), mistake.message.clone());
        finding.help.clone_from(&mistake.help);
        if let Some(fix) = &mistake.fix {
            finding.fix(fix.clone());
        }
        judge(finding);
    }
}
