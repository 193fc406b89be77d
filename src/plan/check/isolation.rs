//! Networks exist, and tenants reach no data store.

use crate::{
    images,
    plan::{Container, Fault, Image, Network, NetworkRole, Origin, Plan},
    suggest,
};

/// Every network that a container joins is declared.
pub(in crate::plan) fn networks(known: &[Network], containers: &[Container]) -> Vec<Fault> {
    let mut faults = one_meaning_each(known);
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

/// A network has one role only.
fn one_meaning_each(known: &[Network]) -> Vec<Fault> {
    let twice = known
        .iter()
        .enumerate()
        .filter(|(at, it)| known[..*at].iter().any(|other| other.name == it.name));
    let fault = |network: &Network| {
        let name = &network.name;
        let origin = Origin::default().key("networks").key("extra").key(name);
        Fault::new(origin, format!("two networks are called `{name}`"), "give one another name")
    };
    twice.map(|(_, it)| fault(it)).collect()
}

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let mut faults = tenants(plan);
    faults.extend(plan.network(NetworkRole::Edge).into_iter().flat_map(|edge| {
        let exposed = plan.containers.iter().filter(|it| it.networks.contains_key(edge));
        exposed.filter(|it| is_data_store(it)).map(|it| on_the_edge(it, edge)).collect::<Vec<_>>()
    }));
    faults
}

fn is_data_store(container: &Container) -> bool {
    match &container.image {
        Image::Pinned(image) => images::find(image).is_some_and(|it| it.habits.data_store),
        Image::Built(_) => false,
    }
}

fn on_the_edge(container: &Container, edge: &str) -> Fault {
    let message = format!("`{}` keeps data and joins `{edge}`, the public network", container.name);
    let origin = container.origin.clone().key("networks");
    Fault::new(origin, message, format!("take it off `{edge}`"))
}

fn tenants(plan: &Plan) -> Vec<Fault> {
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
