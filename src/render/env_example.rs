//! `.env.example`: every variable the stack reads, where Vault keeps it, and how to make one.

use minijinja::context;

use super::inventory;
use crate::{plan::Plan, template};

pub(super) fn render(plan: &Plan, stack_file: &str) -> anyhow::Result<String> {
    Ok(template::render(
        include_str!("../../templates/env.example.j2"),
        context! { stack => plan.stack, stack_file, components => inventory::components(plan) },
    )?)
}
