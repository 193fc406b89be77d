//! `smarteros vault rotate`

use anyhow::bail;

use super::super::{Status, World, access::Access};
use crate::{
    plan::{Generator, Plan, Rotation, VariableKind},
    secrets::{
        generate,
        vault::{Fault, Session, Version},
        wants,
    },
    suggest,
};

/// Write a new value of one secret to Vault, and say what must follow.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Name of the variable.
    name: String,
    #[command(flatten)]
    access: Access,
}

pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    let (name, wants) = (&args.name, wants(plan));
    let Some(want) = wants.iter().find(|it| it.variable.name == *name) else {
        let names: Vec<_> = wants.iter().map(|it| it.variable.name.as_str()).collect();
        bail!("there is no variable `{name}`\nhelp: {}", suggest::one_of(name, &names));
    };
    let secret = &want.place.secret;
    let patch = format!("help: vault kv patch {secret} {}=-", want.place.field);
    let generator = match &want.variable.kind {
        VariableKind::Secret { generator, required: _ } => generator,
        VariableKind::Setting { default: _ } => {
            bail!("`{name}` is a setting, not a secret\n{patch}")
        }
    };
    if let Some(Rotation::Bound(why)) = &want.variable.rotation {
        bail!("`{name}` is not rotated by writing another value\nhelp: {why}");
    }
    if want.place.version.is_some() {
        bail!(
            "the stack pins `{name}` to a version\nhelp: take the `@` out of its reference first"
        );
    }
    let Some(made) = generate::value(generator)? else {
        let Generator::Provider(who) = generator else {
            bail!("`{name}` cannot be made up\n{patch}")
        };
        bail!("`{name}` comes from {who}: ask for a new one there\n{patch}");
    };
    let mut fields = vec![(want.place.field.clone(), made.value)];
    let companion =
        made.companion.map(|(suffix, value)| (format!("{}{suffix}", want.place.field), value));
    fields.extend(companion);
    let write = async |session: &Session| -> anyhow::Result<()> {
        let mount = session.mount(secret).await?;
        if mount.version == Version::One {
            return Err(Fault::Unversioned { path: mount.path }.into());
        }
        let known = session.subkeys(&mount, secret).await?;
        Ok(session.merge(&mount, secret, &known, &fields).await?)
    };
    args.access.session(&plan.vault, world, write)?;
    writeln!(world.err, "wrote a new `{name}` to `{secret}`; now, in this order:")?;
    let mut step = 0;
    let mut say = |text: &str| {
        step += 1;
        writeln!(world.out, "{step}. {text}")
    };
    if let Some(Rotation::Besides(advice)) = &want.variable.rotation {
        say(advice)?;
    }
    say("smarteros env --from-vault -o .env")?;
    let readers = plan.readers();
    let readers = readers.get(name.as_str()).map(|it| it.join(" ")).unwrap_or_default();
    say(&format!("docker compose up -d {readers}"))?;
    Ok(Status::Clean)
}
