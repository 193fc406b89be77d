//! `smarteros vault policies`

use anyhow::Error;
use minijinja::context;

use super::super::{Status, World};
use crate::{
    plan::Plan,
    stack::{Layout, Rut},
    template,
};

/// Print the least that each job needs: policies, and the AppRole that deploys.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The policy of one tenant instead.
    #[arg(long, value_name = "RUT")]
    tenant: Option<String>,
}

pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    let tenant = args.tenant.as_deref().map(str::parse::<Rut>).transpose().map_err(Error::msg)?;
    let vault = &plan.vault;
    // The mount of a reference is not known without asking: its first name is the usual answer.
    let elsewhere: Vec<_> = vault
        .references
        .values()
        .filter_map(|it| it.secret.split_once('/'))
        .map(|(mount, path)| context! { mount, path })
        .collect();
    let text = template::render(
        include_str!("../../../templates/policies.sh.j2"),
        context! {
            stack => plan.stack,
            mount => vault.mount,
            prefix => vault.prefix,
            leaves => if vault.layout == Layout::PerVariable { "+/+" } else { "+" },
            elsewhere,
            tenant => tenant.as_ref().map(Rut::path),
        },
    )?;
    world.out.write_all(text.as_bytes())?;
    Ok(Status::Clean)
}
