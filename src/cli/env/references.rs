//! References for Dokploy's own Vault provider: names and places, no value.

use anyhow::bail;

use super::{
    super::{Status, World},
    Args, check, output, report,
};
use crate::{
    plan::{Plan, VariableKind},
    secrets::{Gap, dotenv, wants},
};

/// A field that is not there would fail Dokploy's deploy, so the names are asked for first.
pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    if args.diff.is_some() || !args.command.is_empty() {
        bail!("references hold no values\nhelp: leave out `--format dokploy-refs`");
    }
    let wants = wants(plan);
    let known = check::names(args, plan, &wants, world)?;
    let of = |secret: &str| -> Vec<String> {
        known.iter().filter(|it| it.secret == secret).flat_map(|it| it.names.clone()).collect()
    };
    let mut gaps = Vec::new();
    let mut text = format!(
        "# References of the stack `{}` to the Vault provider `{}` of Dokploy. They hold no secret.\n",
        plan.stack, args.provider
    );
    for want in &wants {
        let (name, place) = (&want.variable.name, &want.place);
        if of(&place.secret).contains(&place.field) {
            // Dokploy's provider knows the mount.
            let path = place.secret.split_once('/').map_or("", |(_, path)| path);
            match dotenv::dokploy_ref(name, &args.provider, path, &place.field) {
                Ok(line) => text.extend([line.as_str(), "\n"]),
                Err(unfit) => bail!("`{name}` cannot be written: {unfit}"),
            }
        } else if want.is_needed() {
            gaps.push((want, Gap::Missing));
        } else if let VariableKind::Setting { default } = &want.variable.kind {
            let line = dotenv::line(dotenv::Format::Dokploy, name, &default.as_str().into());
            match line {
                Ok(line) => text.extend([line.as_str(), "\n"]),
                Err(unfit) => bail!("`{name}` cannot be written: {unfit}"),
            }
        }
    }
    if gaps.is_empty() {
        return output::text_to(args, &text, world);
    }
    report::gaps(plan, &wants, &gaps, &of, world)?;
    Ok(Status::Findings)
}
