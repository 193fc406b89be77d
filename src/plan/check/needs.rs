//! Every dependency runs in this stack, and none waits for itself.

use std::collections::{HashMap, HashSet};

use crate::{
    plan::{Container, Fault, Plan},
    suggest,
};

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let by_name: HashMap<_, _> = plan.containers.iter().map(|it| (it.name.as_str(), it)).collect();
    let mut faults = Vec::new();
    for container in &plan.containers {
        let absent = container.needs.iter().find(|it| !by_name.contains_key(it.as_str()));
        faults.extend(absent.map(|need| missing(container, need, plan)));
    }
    faults.dedup_by(|one, other| one.origin == other.origin && one.help == other.help);
    if faults.is_empty() {
        faults.extend(cycle(plan, &by_name));
    }
    faults
}

fn missing(container: &Container, need: &str, plan: &Plan) -> Fault {
    let message = format!("`{}` needs `{need}`, which this stack does not run", container.name);
    let catalogue = match need {
        "db-init" => Some("postgres"),
        "postgres" | "redis" | "redpanda" | "vault" | "chatwoot" | "odoo" | "n8n" => Some(need),
        _ => None,
    };
    let names = plan.containers.iter().map(|it| it.name.as_str());
    let help = match (catalogue, suggest::nearest(need, names)) {
        (Some(service), _) => format!("add `{service}: {{}}` under `services`"),
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => format!("remove it, or add `{need}` under `custom`"),
    };
    Fault::new(container.origin.clone().key("needs"), message, help)
}

/// The first circle of dependencies, if there is one.
fn cycle(plan: &Plan, by_name: &HashMap<&str, &Container>) -> Option<Fault> {
    let mut done = HashSet::new();
    for start in &plan.containers {
        let mut path: Vec<(&Container, usize)> = vec![(start, 0)];
        while let Some((container, next)) = path.last_mut() {
            let container = *container;
            let Some(need) = container.needs.get(*next) else {
                done.insert(container.name.as_str());
                path.pop();
                continue;
            };
            *next += 1;
            if let Some(at) = path.iter().position(|(it, _)| it.name == *need) {
                let mut names: Vec<_> = path[at..].iter().map(|(it, _)| it.name.as_str()).collect();
                names.push(need);
                let message = format!("services wait for each other: {}", names.join(" → "));
                let help = "remove one of the `needs`";
                return Some(Fault::new(path[at].0.origin.clone(), message, help));
            }
            if !done.contains(need.as_str()) {
                path.push((by_name[need.as_str()], 0));
            }
        }
    }
    None
}
