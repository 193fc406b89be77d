//! Values, or references, to the environment of a service in Dokploy.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail};

use super::super::{Status, World, signals::Signals};
use crate::{
    problem::quoted,
    secrets::{
        Secret,
        dokploy::Dokploy,
        dotenv::{self, ReadError},
    },
};

/// Replaces what is there. Variables that only Dokploy has stay out of harm: they are an error, unless
/// they are to go.
pub(super) fn run(
    compose: &str,
    prune: bool,
    text: &str,
    world: &mut World<'_>,
) -> anyhow::Result<Status> {
    let environment = &world.environment;
    let address = environment.text("DOKPLOY_URL")?.context(
        "where Dokploy is, DOKPLOY_URL does not say\nhelp: export DOKPLOY_URL=https://panel.example.org",
    )?;
    let key = environment.secret("DOKPLOY_API_KEY")?.context(
        "there is no key for Dokploy\nhelp: DOKPLOY_API_KEY is made in the profile of a user of its panel",
    )?;
    let dokploy = Dokploy::new(address, &key)?;
    if dokploy.is_open() {
        writeln!(
            world.err,
            "warning: the way to `{address}` is not encrypted: anybody on it can read every secret"
        )?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let push = replace(&dokploy, compose, prune, text);
    let done =
        runtime.context("cannot start")?.block_on(async { Signals::new()?.or(push).await })?;
    match done {
        None => writeln!(world.err, "unchanged {}", quoted(compose))?,
        Some(Change { added, changed, lost, unread: _ }) => writeln!(
            world.err,
            "changed {}: {} added, {} changed, {} removed; deploy it in Dokploy",
            quoted(compose),
            added.len(),
            changed.len(),
            lost.len()
        )?,
    }
    Ok(Status::Clean)
}

/// Nothing when it was the same text already.
async fn replace(
    dokploy: &Dokploy,
    compose: &str,
    prune: bool,
    text: &str,
) -> anyhow::Result<Option<Change>> {
    dokploy.is_new_enough().await?;
    let old = dokploy.environment(compose).await?;
    if old.expose() == text {
        return Ok(None);
    }
    let change = Change::between(&dotenv::read_box(old.expose()), text)?;
    if !prune {
        change.refuse_losses()?;
    }
    dokploy.save(compose, text).await?;
    Ok(Some(change))
}

/// Names only.
struct Change {
    added: Vec<String>,
    changed: Vec<String>,
    lost: Vec<String>,
    /// Why nobody knows what is lost.
    unread: Option<ReadError>,
}

impl Change {
    fn between(old: &Result<Vec<(String, Secret)>, ReadError>, new: &str) -> anyhow::Result<Self> {
        let new = dotenv::read_box(new)?;
        let new: BTreeMap<&str, &Secret> =
            new.iter().map(|(name, it)| (name.as_str(), it)).collect();
        let (old, unread) = match old {
            Ok(old) => (old.as_slice(), None),
            Err(error) => (&[][..], Some(error.clone())),
        };
        let old: BTreeMap<&str, &Secret> =
            old.iter().map(|(name, it)| (name.as_str(), it)).collect();
        let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
        let mut change = Self { added: Vec::new(), changed: Vec::new(), lost: Vec::new(), unread };
        for name in names {
            match (old.get(name), new.get(name)) {
                (None, _) => change.added.push(name.to_owned()),
                (Some(_), None) => change.lost.push(name.to_owned()),
                (Some(old), Some(new)) if old != new => change.changed.push(name.to_owned()),
                (Some(_), Some(_)) => {}
            }
        }
        Ok(change)
    }

    fn refuse_losses(&self) -> anyhow::Result<()> {
        if let Some(error) = &self.unread {
            bail!(
                "what Dokploy has now cannot be read: {error}\nhelp: mend that line there, or --prune to replace all"
            );
        }
        if self.lost.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = self.lost.iter().map(|it| quoted(it)).collect();
        bail!(
            "Dokploy has what the stack has not: {}\nhelp: add it to the stack, or --prune to take it away",
            names.join(", ")
        )
    }
}
