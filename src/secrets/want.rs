//! What a plan wants from Vault.

use std::collections::BTreeSet;

use crate::{
    plan::{Plan, Variable, VariableKind},
    stack::Place,
};

/// A variable, and where its value lives.
#[derive(Clone, Debug)]
pub struct Want<'a> {
    pub variable: &'a Variable,
    pub place: Place,
}

impl Want<'_> {
    /// The stack does not start without a value.
    pub fn is_needed(&self) -> bool {
        matches!(self.variable.kind, VariableKind::Secret { generator: _, required: true })
    }
}

/// Every variable of a plan, in its order.
pub fn wants(plan: &Plan) -> Vec<Want<'_>> {
    let want =
        |variable| Want { variable, place: plan.vault.place(&variable.component, &variable.name) };
    plan.variables.iter().map(want).collect()
}

/// The secrets to read, each once whatever the number of its fields, with the version that is asked for.
pub fn secrets<'a>(wants: &'a [Want<'_>]) -> Vec<(&'a str, Option<u64>)> {
    let once: BTreeSet<_> =
        wants.iter().map(|it| (it.place.secret.as_str(), it.place.version)).collect();
    once.into_iter().collect()
}
