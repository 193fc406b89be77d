//! Rules about what Compose itself refuses or ignores.

mod bare_number;
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

use super::super::schema::{Class, Mistake};
use crate::lint::{Finding, Findings, ProjectFile, Rule, filled_in::is_filled_in_at};

pub(super) use partial::{is_override, is_partial, soften};
pub(in crate::lint) use without_services::lists_services;

pub(super) const RULES: &[&Rule] = &[
    &bare_number::RULE,
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

/// What the tables find wrong with one file, of one class.
fn report(file: &ProjectFile, class: Class, findings: &mut Findings) {
    for mistake in mistakes(file, class) {
        add(mistake, findings);
    }
}

fn mistakes(file: &ProjectFile, class: Class) -> impl Iterator<Item = &Mistake> {
    let all = file.mistakes().map(|(_, it)| it);
    all.filter(move |it| it.class == class && !is_filled_in_at(&it.place))
}

fn add<'a>(mistake: &Mistake, findings: &'a mut Findings) -> &'a mut Finding {
    let finding = findings.add(mistake.place.clone(), mistake.message.clone());
    finding.help.clone_from(&mistake.help);
    if let Some(fix) = &mistake.fix {
        finding.fix((**fix).clone());
    }
    finding
}
