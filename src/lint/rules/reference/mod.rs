//! Rules about things that are named and must exist.

mod circular_reading;
mod conflicting_forms;
mod dependency_cycle;
mod missing_bind_source;
mod missing_build_context;
mod missing_env_file;
mod missing_extended_service;
mod missing_file;
mod names;
mod nearby;
mod undefined_network;
mod undefined_resource;
mod undefined_service;
mod undefined_volume;

pub(in crate::lint) use names::used_names;

use crate::{
    compose::{Compose, RefusalKind},
    lint::{Findings, Rule},
};

pub(super) const RULES: &[&Rule] = &[
    &circular_reading::RULE,
    &conflicting_forms::RULE,
    &dependency_cycle::RULE,
    &missing_bind_source::RULE,
    &missing_build_context::RULE,
    &missing_env_file::RULE,
    &missing_extended_service::RULE,
    &missing_file::RULE,
    &undefined_network::RULE,
    &undefined_resource::RULE,
    &undefined_service::RULE,
    &undefined_volume::RULE,
];

/// What Compose refuses of one kind when it reads files together.
fn add_refusals(compose: &Compose, kind: RefusalKind, findings: &mut Findings) {
    for refusal in compose.refusals.iter().filter(|it| it.kind == kind) {
        if let Some(place) = &refusal.problem.place {
            findings.add_problem(place.clone(), &refusal.problem);
        }
    }
}
