//! A full environment file without Vault: made up, and marked as such.

use std::fs;

use anyhow::Context as _;
use zeroize::Zeroizing;

use super::{
    super::{Status, World},
    Args, output,
};
use crate::{
    plan::Plan,
    secrets::{
        dotenv::{self, Group},
        generate::{self, Generated},
        judge,
    },
};

const HEADER: &str = "Made up by smarteros for a machine without Vault: passwords are random, keys of providers are not real.";

/// Values the file has already stay: a volume may be bound to them.
pub(super) fn run(args: &Args, plan: &Plan, world: &mut World<'_>) -> anyhow::Result<Status> {
    let old = match args.output.as_deref().filter(|it| !output::is_standard(Some(it))) {
        Some(file) if world.directory.join(file).exists() => {
            let shown = file.display();
            let bytes = fs::read(world.directory.join(file)).map(Zeroizing::new);
            let bytes = bytes.with_context(|| format!("cannot read `{shown}`"))?;
            let text = std::str::from_utf8(&bytes).ok();
            let text = text.with_context(|| format!("`{shown}` is not UTF-8"))?;
            dotenv::read_compose(text).with_context(|| format!("cannot read `{shown}`"))?
        }
        _ => Vec::new(),
    };
    let mut groups: Vec<Group> = Vec::new();
    for variable in &plan.variables {
        let kept = |name: &str| {
            let found = old.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone());
            found.filter(|it| !it.expose().is_empty() && !judge::is_placeholder(it.expose()))
        };
        let made = match kept(&variable.name) {
            Some(value) => {
                let beside = kept(&format!("{}{}", variable.name, generate::CLEAR));
                Generated { value, companion: beside.map(|it| (generate::CLEAR, it)) }
            }
            // A made-up licence key could switch something on.
            None if variable.is_optional() => continue,
            None => generate::laptop(variable)?,
        };
        let title = plan.vault.path(&variable.component);
        if groups.last().is_none_or(|it| it.title != title) {
            groups.push(Group { title, entries: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.entries.push((variable.name.clone(), made.value));
            let beside =
                made.companion.map(|(suffix, it)| (format!("{}{suffix}", variable.name), it));
            group.entries.extend(beside);
        }
    }
    output::write(args, HEADER, &groups, world)
}
