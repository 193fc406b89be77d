//! Networks exist, and tenants reach no data store.

use crate::{
    plan::{Container, Fault, Network, NetworkRole, Plan},
    suggest,
};

/// Every network that a container joins is declared.
pub(in crate::plan) fn networks(known: &[Network], containers: &[Container]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for container in containers {
        for name in container.networks.keys() {
            if known.iter().any(|it| it.name == *name) {
                continue;
            }
            let near = suggest::nearest(name, known.iter().map(|it| it.name.as_str()));
            let help = near.map_or_else(
                || format!("declare it: `networks: {{ extra: {{ {name}: {{}} }} }}`"),
                |near| format!("did you mean `{near}`?"),
            );
            let origin = container.origin.clone().key("networks");
            faults.push(Fault::new(origin, format!("there is no network `{name}`"), help));
        }
    }
    faults
}

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let Some(tenants) = plan.network(NetworkRole::Tenants) else { return Vec::new() };
    let core = plan.network(NetworkRole::Core);
    let on_core = |it: &Container| {
        core.is_some_and(|core| it.networks.contains_key(core)) && !it.meets_tenants
    };
    let mut faults = Vec::new();
    for container in &plan.containers {
        if container.meets_tenants || !container.networks.contains_key(tenants) {
            continue;
        }
        let asked = container.needs.iter().find(|it| plan.container(it).is_some_and(on_core));
        let message = match asked {
            Some(need) => format!("`{}` is on `{tenants}` and asks for `{need}`", container.name),
            None if on_core(container) => {
                format!(
                    "`{}` is on `{tenants}` and on the network of the data stores",
                    container.name
                )
            }
            None => continue,
        };
        let help = format!("take it off `{tenants}`, or let it ask the API instead");
        faults.push(Fault::new(container.origin.clone(), message, help));
    }
    faults
}
