//! A host leads to one service only.

use std::collections::HashMap;

use crate::plan::{Container, Fault, Plan, Route};

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let mut hosts: HashMap<&str, &Container> = HashMap::new();
    let mut routes: HashMap<(&str, Option<&str>), &Container> = HashMap::new();
    let mut faults = Vec::new();
    for container in &plan.containers {
        let Some(edge) = container.routes.first() else { continue };
        let owner = hosts.entry(&edge.host).or_insert(container);
        if owner.name != container.name {
            faults.push(twice(&format!("the host `{}`", edge.host), container, owner));
            continue;
        }
        for Route { host, path, .. } in &container.routes {
            if routes.insert((host, path.as_deref()), container).is_some() {
                let path = path.as_deref().unwrap_or("/");
                faults.push(twice(&format!("the route `{host}{path}`"), container, container));
            }
        }
    }
    faults
}

fn twice(what: &str, container: &Container, owner: &Container) -> Fault {
    let message = format!("{what} leads to both `{}` and `{}`", owner.name, container.name);
    let origin = container.origin.clone().key("host");
    Fault::new(origin, message, "give one of them another `host`")
        .related(&owner.origin.clone().key("host"), "the other one is here")
}
