//! What is missing, by name, with where it belongs and how it gets there.

use super::super::World;
use crate::{
    plan::{Generator, Plan, VariableKind},
    secrets::{Gap, Want},
    suggest,
};

/// `names` are the fields a secret has, for those that were misspelt.
pub(super) fn gaps(
    plan: &Plan,
    wants: &[Want<'_>],
    gaps: &[(&Want<'_>, Gap)],
    names: &dyn Fn(&str) -> Vec<String>,
    world: &mut World<'_>,
) -> anyhow::Result<()> {
    let (what, verb) = if gaps.len() == 1 { ("variable", "has") } else { ("variables", "have") };
    writeln!(world.err, "error: {} {what} {verb} no usable value in Vault", gaps.len())?;
    let mut generated = false;
    for (want, gap) in gaps {
        let (name, place) = (&want.variable.name, &want.place);
        write!(world.err, "  `{name}` {gap} in `{}`", place.secret)?;
        if place.field != *name {
            write!(world.err, ", field `{}`", place.field)?;
        }
        if let Some(near) = misspelt(want, wants, &names(&place.secret)) {
            write!(world.err, ", which has `{near}`")?;
        }
        match &want.variable.kind {
            VariableKind::Secret { generator: Generator::Provider(who), required: _ } => {
                write!(world.err, ": from {who}")?;
            }
            VariableKind::Secret { .. } => generated |= *gap == Gap::Missing,
            VariableKind::Setting { .. } => {}
        }
        writeln!(world.err)?;
    }
    let Some((first, _)) = gaps.first() else { return Ok(()) };
    let place = &first.place;
    let verb = if names(&place.secret).is_empty() { "put" } else { "patch" };
    writeln!(world.err, "help: vault kv {verb} {} {}=-", place.secret, place.field)?;
    if generated {
        let stack = &plan.stack;
        writeln!(world.err, "help: `smarteros vault seed` makes up what `{stack}` may make up")?;
    }
    Ok(())
}

/// A field nothing reads whose name is close to the one that is missing.
fn misspelt(want: &Want<'_>, wants: &[Want<'_>], names: &[String]) -> Option<String> {
    let read = |name: &String| {
        wants.iter().any(|it| it.place.secret == want.place.secret && it.place.field == *name)
    };
    let unread: Vec<_> = names.iter().filter(|it| !read(it)).map(String::as_str).collect();
    suggest::nearest(&want.place.field, unread.iter().copied()).map(str::to_owned)
}
