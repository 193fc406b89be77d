//! The values of a stack's variables, read from Vault.

use std::collections::BTreeMap;

use super::{
    super::{World, access},
    Args, report,
};
use crate::{
    plan::Plan,
    secrets::{
        Gap, Want,
        dotenv::Group,
        gather, judge, secrets,
        vault::{Fields, Session},
        wants,
    },
};

/// The groups to write, by secret; nothing when the report has said what is missing.
pub(super) fn read(
    args: &Args,
    plan: &Plan,
    world: &mut World<'_>,
) -> anyhow::Result<Option<Vec<Group>>> {
    let wants = wants(plan);
    let keys: Vec<(String, Option<u64>)> =
        secrets(&wants).into_iter().map(|(secret, version)| (secret.to_owned(), version)).collect();
    let read = async |session: &Session| {
        let ask = |session: Session, mount, (secret, version): (String, Option<u64>)| async move {
            session.read(&mount, &secret, version).await
        };
        gather(session, &keys, |(secret, _)| secret, ask).await.map_err(access::all)
    };
    let answers = args.access.session(&plan.vault, world, read)?;
    let found: BTreeMap<_, _> = keys.iter().zip(answers).collect();
    let field = |want: &Want<'_>| {
        let key = (want.place.secret.clone(), want.place.version);
        found.get(&key).and_then(|it: &Fields| it.fields.get(&want.place.field))
    };
    let judged: Vec<_> =
        wants.iter().map(|it| (it, judge::value(it.variable, field(it)))).collect();
    let gaps: Vec<(&Want<'_>, Gap)> =
        judged.iter().filter_map(|(want, it)| Some((*want, it.as_ref().err().copied()?))).collect();
    if !gaps.is_empty() {
        let names = |secret: &str| -> Vec<String> {
            let of = found.iter().filter(|((name, _), _)| name == secret);
            of.flat_map(|(_, it)| it.fields.keys().cloned()).collect()
        };
        report::gaps(plan, &wants, &gaps, &names, world)?;
        return Ok(None);
    }
    let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
    for (want, value) in judged {
        if let Ok(Some(value)) = value {
            let title = plan.vault.path(&want.variable.component);
            let group = groups
                .entry(&want.variable.component)
                .or_insert_with(|| Group { title, entries: Vec::new() });
            group.entries.push((want.variable.name.clone(), value));
        }
    }
    Ok(Some(groups.into_values().collect()))
}
