//! Whole-plan checks: what no single type can see.

mod isolation;
mod names;
mod needs;
mod routes;
mod variables;
mod volumes;

pub(super) use isolation::networks;

use super::{Fault, Plan};

/// Every check on a complete plan.
pub(super) fn all(plan: &Plan) -> Vec<Fault> {
    let mut faults = names::check(plan);
    faults.extend(needs::check(plan));
    faults.extend(variables::check(plan));
    faults.extend(routes::check(plan));
    faults.extend(isolation::check(plan));
    faults.extend(volumes::check(plan));
    faults
}
