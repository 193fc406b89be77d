//! `smarteros vault agent`

use minijinja::context;

use super::super::{Status, World};
use crate::{
    plan::{Plan, VariableKind},
    secrets::{
        dotenv::{self, Format},
        wants,
    },
    stack::Layout,
    template,
};

/// Print a Vault Agent configuration that keeps `.env` up to date.
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    if plan.vault.layout != Layout::PerComponent {
        anyhow::bail!(
            "a Vault Agent reads one secret per component\nhelp: smarteros env --from-vault"
        );
    }
    let mut secrets: Vec<(String, Vec<minijinja::Value>, bool)> = Vec::new();
    for want in wants(plan) {
        let place = want.place;
        let (required, default) = match &want.variable.kind {
            VariableKind::Secret { generator: _, required } => (*required, String::new()),
            VariableKind::Setting { default } => {
                let line =
                    dotenv::line(Format::Compose, &want.variable.name, &default.as_str().into());
                let line = line.map_err(|it| {
                    anyhow::anyhow!("`{}` cannot be written: {it}", want.variable.name)
                })?;
                (false, line.to_string())
            }
        };
        let (mount, path) = place.secret.split_once('/').unwrap_or_default();
        let version = place.version.map_or_else(String::new, |it| format!("?version={it}"));
        let api = format!("{mount}/data/{path}{version}");
        let entry =
            context! { name => want.variable.name, field => place.field, required, default };
        match secrets.iter_mut().find(|it| it.0 == api) {
            Some((_, entries, needed)) => {
                entries.push(entry);
                *needed |= required;
            }
            None => secrets.push((api, vec![entry], required)),
        }
    }
    // The agent waits for ever for a secret that is not there; Compose has the defaults of settings.
    let secrets: Vec<_> = secrets
        .into_iter()
        .filter(|(_, _, needed)| *needed)
        .map(|(path, entries, _)| context! { path, entries })
        .collect();
    let text = template::render(
        include_str!("../../../templates/agent.hcl.j2"),
        context! { stack => plan.stack, address => plan.vault.address, secrets },
    )?;
    world.out.write_all(text.as_bytes())?;
    Ok(Status::Clean)
}
