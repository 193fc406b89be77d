//! Which names an existing file has more, fewer or otherwise than Vault.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::Context as _;
use zeroize::Zeroizing;

use super::super::{Status, World};
use crate::secrets::{
    Secret,
    dotenv::{self, Group},
};

pub(super) fn run(file: &Path, groups: &[Group], world: &mut World<'_>) -> anyhow::Result<Status> {
    let shown = file.display();
    let bytes = fs::read(world.directory.join(file)).map(Zeroizing::new);
    let bytes = bytes.with_context(|| format!("cannot read `{shown}`"))?;
    let text = std::str::from_utf8(&bytes).ok();
    let text = text.with_context(|| format!("`{shown}` is not UTF-8"))?;
    let old = dotenv::read_compose(text).with_context(|| format!("cannot read `{shown}`"))?;
    let old: BTreeMap<&str, &Secret> = old.iter().map(|(name, it)| (name.as_str(), it)).collect();
    let new: BTreeMap<&str, &Secret> =
        groups.iter().flat_map(|it| &it.entries).map(|(name, it)| (name.as_str(), it)).collect();
    let mut differences = 0;
    let mut say = |what: &str, name: &str| {
        differences += usize::from(what != "same");
        writeln!(world.out, "{what:<7} {name}")
    };
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    for name in names {
        match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) if old == new => say("same", name)?,
            (Some(_), Some(_)) => say("changed", name)?,
            (None, _) => say("added", name)?,
            (Some(_), None) => say("removed", name)?,
        }
    }
    if differences == 0 {
        return Ok(Status::Clean);
    }
    writeln!(world.err, "`{shown}` is out of date\nhelp: smarteros env --from-vault -o {shown}")?;
    Ok(Status::Findings)
}
