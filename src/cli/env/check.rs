//! Whether Vault has everything, without reading a value.

use super::{
    super::{Status, World, access},
    Args, report,
};
use crate::{
    plan::Plan,
    secrets::{
        Gap, Want, gather, judge, secrets,
        vault::{Fault, Mount, Session, Version},
        wants,
    },
};

/// The names in a secret, and those of them whose value could be seen to be unusable.
pub(super) struct Known {
    pub(super) secret: String,
    pub(super) names: Vec<String>,
}

pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    let wants = wants(plan);
    let known = names(args, plan, &wants, world)?;
    let of = |secret: &str| -> Vec<String> {
        known.iter().filter(|it| it.secret == secret).flat_map(|it| it.names.clone()).collect()
    };
    let gaps: Vec<_> = wants
        .iter()
        .filter(|it| it.is_needed() && !of(&it.place.secret).contains(&it.place.field))
        .map(|it| (it, Gap::Missing))
        .collect();
    if !gaps.is_empty() {
        report::gaps(plan, &wants, &gaps, &of, world)?;
        return Ok(Status::Findings);
    }
    let needed = wants.iter().filter(|it| it.is_needed()).count();
    writeln!(world.err, "complete: Vault has all {needed} values that `{}` needs", plan.stack)?;
    Ok(Status::Clean)
}

/// The names in every secret of a plan.
pub(super) fn names(
    args: &Args,
    plan: &Plan,
    wants: &[Want<'_>],
    world: &mut World<'_>,
) -> anyhow::Result<Vec<Known>> {
    let keys: Vec<String> = secrets(wants).into_iter().map(|(it, _)| it.to_owned()).collect();
    let ask = async |session: &Session| {
        gather(session, &keys, String::as_str, names_of).await.map_err(access::all)
    };
    args.access.session(&plan.vault, world, ask)
}

/// Version 1 has no list of names: there, reading is the only way to know.
async fn names_of(session: Session, mount: Mount, secret: String) -> Result<Known, Fault> {
    let names = match mount.version {
        Version::Two => session.subkeys(&mount, &secret).await?.names,
        Version::One => {
            let read = session.read(&mount, &secret, None).await?;
            read.fields
                .into_iter()
                .filter(|(_, it)| judge::is_usable(it))
                .map(|(name, _)| name)
                .collect()
        }
    };
    Ok(Known { secret, names })
}
