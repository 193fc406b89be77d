//! `SECRETS.md`: the inventory, and what to do with it.

use minijinja::context;

use super::inventory;
use crate::{plan::Plan, stack::Layout, template};

pub(super) fn render(plan: &Plan, stack_file: &str) -> anyhow::Result<String> {
    let components = inventory::components(plan);
    let entries = || components.iter().flat_map(|it| it.variables.iter().map(move |v| (it, v)));
    let rotations: Vec<_> = entries()
        .filter(|(_, it)| it.secret || !it.advice.is_empty())
        .map(|(_, it)| it.clone())
        .collect();
    let sample = entries().find(|(_, it)| it.secret).map_or_else(
        || context! { name => "KEY", path => plan.vault.path("component") },
        |(component, it)| context! { name => it.name, path => component.path },
    );
    Ok(template::render(
        include_str!("../../templates/secrets.md.j2"),
        context! {
            stack => plan.stack,
            stack_file,
            address => plan.vault.address,
            mount => plan.vault.mount,
            leaves => plan.vault.layout == Layout::PerVariable,
            tenants => plan.vault.path("tenants"),
            sample,
            components,
            rotations,
        },
    )?)
}
