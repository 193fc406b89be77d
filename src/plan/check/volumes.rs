//! Adopted volumes exist in the plan and are adopted once; mounts do not hide each other.

use std::collections::HashMap;

use crate::{
    plan::{Fault, Mount, Origin, Plan},
    suggest,
};

pub(super) fn check(plan: &Plan) -> Vec<Fault> {
    let mut faults = unknown_adoptions(plan);
    faults.extend(shared_names(plan));
    faults.extend(mounts(plan));
    faults
}

fn unknown_adoptions(plan: &Plan) -> Vec<Fault> {
    let keys = || plan.volumes.iter().map(|it| it.key.as_str());
    let unknown = plan.volume_names.adopt.keys().filter(|key| !keys().any(|it| it == key.as_str()));
    let fault = |key: &str| {
        let help = suggest::one_of(key, &keys().collect::<Vec<_>>());
        let origin = Origin::default().key("volumes").key("adopt").key(key);
        Fault::new(origin, format!("no service has a volume `{key}`"), help)
    };
    unknown.map(|key| fault(key.as_str())).collect()
}

fn shared_names(plan: &Plan) -> Vec<Fault> {
    let mut first = HashMap::new();
    let mut faults = Vec::new();
    for volume in &plan.volumes {
        if let Some(other) = first.insert(volume.name.as_str(), volume.key.as_str()) {
            let (key, name) = (&volume.key, &volume.name);
            let message = format!("the volumes `{other}` and `{key}` are both called `{name}`");
            let origin = Origin::default().key("volumes").key("adopt").key(key);
            faults.push(Fault::new(origin, message, "adopt each existing volume once"));
        }
    }
    faults
}

fn mounts(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    for container in &plan.containers {
        let mut seen = Vec::new();
        for mount in &container.mounts {
            let (Mount::Volume { key: _, target }
            | Mount::Tmpfs { target }
            | Mount::Bind { source: _, target, read_only: _ }) = mount;
            if seen.contains(&target) {
                let message = format!("`{}` mounts two things at `{target}`", container.name);
                faults.push(Fault::new(container.origin.clone(), message, "remove one of them"));
            }
            seen.push(target);
        }
        if container.confinement.read_only && !container.configs.is_empty() {
            let message = format!("`{}` is read-only and has configuration files", container.name);
            let help = "Compose cannot put inline files into a read-only container";
            faults.push(Fault::new(container.origin.clone(), message, help));
        }
    }
    faults
}
