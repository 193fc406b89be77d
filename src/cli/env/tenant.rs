//! A tenant's own secrets: fields of its secret, or one secret per key with a field `value`.

use super::{
    super::{World, access},
    Args,
};
use crate::{
    plan::Plan,
    secrets::{
        Field, Gap, Secret,
        dotenv::Group,
        gather, judge,
        vault::{Fields, Session},
    },
    stack::Rut,
};

/// Nothing when what is there cannot be used, which standard error then says. A RUT is personal data:
/// no message repeats it.
pub(super) fn read(
    args: &Args,
    rut: &Rut,
    plan: &Plan,
    world: &mut World<'_>,
) -> anyhow::Result<Option<Vec<Group>>> {
    let base = format!("{}/{}", plan.vault.path("tenants"), rut.path());
    let read = async |session: &Session| -> anyhow::Result<Vec<(String, Option<Field>)>> {
        let mount = session.mount(&base).await?;
        let own = session.read(&mount, &base, None).await?;
        let mut found: Vec<_> =
            own.fields.into_iter().map(|(name, field)| (name, Some(field))).collect();
        let mut leaves = session.list(&mount, &base).await?;
        leaves.retain(|it| !it.ends_with('/'));
        let paths: Vec<_> = leaves.iter().map(|it| format!("{base}/{it}")).collect();
        let ask = |session: Session, mount, secret: String| async move {
            session.read(&mount, &secret, None).await
        };
        let answers = gather(session, &paths, String::as_str, ask).await.map_err(access::all)?;
        // A list still names what was deleted.
        let there = leaves.into_iter().zip(answers).filter(|(_, it)| !it.fields.is_empty());
        found.extend(there.map(|(name, it): (_, Fields)| (name, it.fields.get("value").cloned())));
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(found)
    };
    let found = args.access.discreet(&plan.vault, Some(rut.path()), world, read)?;
    let shown = format!("{}/{}", plan.vault.path("tenants"), access::HIDDEN);
    let mut entries: Vec<(String, Secret)> = Vec::new();
    let mut complaints = Vec::new();
    for (name, field) in found {
        if entries.last().is_some_and(|(last, _)| *last == name) {
            complaints.push(format!("`{name}` stands in `{shown}` and in a secret of its own"));
        }
        match field.as_ref().map_or(Err(Gap::Missing), judge::text) {
            Ok(value) => entries.push((name, value)),
            Err(gap) => complaints.push(format!("`{name}` {gap}")),
        }
    }
    if entries.is_empty() && complaints.is_empty() {
        complaints.push(format!("there is nothing under `{shown}`"));
    }
    for complaint in &complaints {
        writeln!(world.err, "error: {complaint}")?;
    }
    if !complaints.is_empty() {
        writeln!(
            world.err,
            "help: vault kv patch {shown} NAME=-    # write the RUT in place of {}",
            access::HIDDEN
        )?;
        return Ok(None);
    }
    Ok(Some(vec![Group { title: shown, entries }]))
}
