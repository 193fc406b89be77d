//! `smarteros vault seed`

use super::super::{
    Status, World,
    access::{self, Access},
};
use crate::{
    plan::{Generator, Plan, VariableKind},
    secrets::{
        Secret, Want, gather, generate, secrets,
        vault::{Fault, Mount, Session, Subkeys, Version},
        wants,
    },
};

/// Make up the values that are missing and may be made up; a value that is there stays.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Only say what would be written.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    access: Access,
}

/// One secret, and what is to be added to it.
struct Filling {
    secret: String,
    mount: Mount,
    known: Subkeys,
    fields: Vec<(String, Secret)>,
}

pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    let wants = wants(plan);
    let keys: Vec<String> = secrets(&wants).into_iter().map(|(it, _)| it.to_owned()).collect();
    let fill = async |session: &Session| -> anyhow::Result<_> {
        let known = gather(session, &keys, String::as_str, known).await.map_err(access::all)?;
        let (mut done, mut left) = (Vec::new(), Vec::new());
        for (secret, (mount, known)) in keys.iter().zip(known) {
            let missing = |it: &&Want<'_>| {
                it.place.secret == *secret
                    && it.is_needed()
                    && !known.names.contains(&it.place.field)
            };
            let mut fields = Vec::new();
            for want in wants.iter().filter(missing) {
                match made_up(want)? {
                    Some(made) => fields.extend(made),
                    None => left.push(want),
                }
            }
            done.push(Filling { secret: secret.clone(), mount, known, fields });
        }
        done.retain(|it| !it.fields.is_empty());
        if !args.dry_run {
            for Filling { secret, mount, known, fields } in &done {
                session.merge(mount, secret, known, fields).await?;
            }
        }
        Ok((done, left))
    };
    let (done, left) = args.access.session(&plan.vault, world, fill)?;
    let verb = if args.dry_run { "would write" } else { "wrote" };
    for Filling { secret, mount: _, known: _, fields } in &done {
        for (name, _) in fields {
            writeln!(world.out, "{verb} {name} to {secret}")?;
        }
    }
    if done.is_empty() {
        writeln!(world.err, "nothing to make up")?;
    }
    for want in &left {
        let VariableKind::Secret { generator: Generator::Provider(who), required: _ } =
            &want.variable.kind
        else {
            continue;
        };
        writeln!(
            world.err,
            "missing: `{}` in `{}`: from {who}",
            want.variable.name, want.place.secret
        )?;
    }
    Ok(if left.is_empty() { Status::Clean } else { Status::Findings })
}

/// The value, and what must be kept beside it for people.
fn made_up(want: &Want<'_>) -> anyhow::Result<Option<Vec<(String, Secret)>>> {
    let VariableKind::Secret { generator, required: _ } = &want.variable.kind else {
        return Ok(None);
    };
    let Some(made) = generate::value(generator)? else { return Ok(None) };
    let field = &want.place.field;
    let mut fields = vec![(field.clone(), made.value)];
    fields.extend(made.companion.map(|(suffix, value)| (format!("{field}{suffix}"), value)));
    Ok(Some(fields))
}

/// Version 1 cannot check before it sets: two who seed at once would overwrite each other.
async fn known(session: Session, mount: Mount, secret: String) -> Result<(Mount, Subkeys), Fault> {
    if mount.version == Version::One {
        return Err(Fault::Unversioned { path: mount.path });
    }
    let known = session.subkeys(&mount, &secret).await?;
    Ok((mount, known))
}
