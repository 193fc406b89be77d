//! Two services cannot have one name.

use std::collections::HashMap;

use crate::plan::{Fault, Plan};

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let mut first = HashMap::new();
    let mut faults = Vec::new();
    for container in &plan.containers {
        if let Some(other) = first.insert(container.name.as_str(), container) {
            let message = format!("two services are called `{}`", container.name);
            let fault = Fault::new(container.origin.clone(), message, "give one another name");
            faults.push(fault.related(&other.origin, "the other service is here"));
        }
    }
    faults
}
