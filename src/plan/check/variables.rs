//! A variable is declared once.

use std::collections::HashMap;

use crate::plan::{Container, Fault, Plan, Text, Variable};

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let mut first: HashMap<&str, (&Variable, &Container)> = HashMap::new();
    let mut faults = Vec::new();
    for container in &plan.containers {
        for variable in container.texts().flat_map(Text::variables) {
            let (declared, owner) = first.entry(&variable.name).or_insert((variable, container));
            if *declared != variable {
                let name = &variable.name;
                let message = format!("`{name}` is declared twice, and not alike");
                let help = format!("to read the other's variable, write `{{ variable: {name} }}`");
                let fault = Fault::new(container.origin.clone(), message, help);
                faults.push(fault.related(&owner.origin, "it is declared here, too"));
            }
        }
    }
    faults
}
