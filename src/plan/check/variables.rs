//! A variable is declared once, and what the stack says of one is said of one that exists.

use std::collections::HashMap;

use crate::{
    plan::{Container, Fault, Origin, Plan, Text, Variable},
    suggest,
};

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
    for name in plan.vault.references.keys().map(crate::stack::VariableName::as_str) {
        if !first.contains_key(name) {
            let origin = Origin::default().key("vault").key("references").key(name);
            let known: Vec<&str> = first.keys().copied().collect();
            let help = suggest::nearest(name, known.iter().copied()).map_or_else(
                || "take it out: no service reads it".to_owned(),
                |it| format!("did you mean `{it}`?"),
            );
            faults.push(Fault::new(origin, format!("there is no variable `{name}`"), help));
        }
    }
    faults
}
