//! Which commits are looked at.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use gix::{
    ObjectId,
    date::time::format::SHORT,
    objs::Kind,
    revision::{plumbing::Spec, walk::Sorting},
    traverse::commit::simple::CommitTimeOrder,
};

use super::Repository;
use crate::problem::quoted;

pub(in crate::cli) struct Commit {
    pub(super) id: ObjectId,
    pub(super) tree: ObjectId,
}

/// A part of the history.
pub(in crate::cli) struct Commits {
    /// The oldest first.
    pub(in crate::cli) all: Vec<Commit>,
    /// The trees that were there before.
    pub(super) before: Vec<ObjectId>,
}

/// Where a walk starts, and what it leaves out with all that is behind it.
#[derive(Default)]
struct Ends {
    tips: Vec<ObjectId>,
    hidden: Vec<ObjectId>,
}

impl Repository {
    /// The commits of a range as git writes it; without one, all that a branch, a tag, a stash or HEAD reaches: the oldest
    /// first.
    pub(in crate::cli) fn commits(&self, range: &str) -> anyhow::Result<Commits> {
        let Ends { tips, hidden } = match range {
            "" => Ends { tips: self.tips()?, hidden: Vec::new() },
            range => self.ends(range)?,
        };
        let before = hidden.iter().map(|it| Ok(self.git.find_commit(*it)?.tree_id()?.detach()));
        let before = before.collect::<anyhow::Result<_>>()?;
        let walk = self.git.rev_walk(tips).with_hidden(hidden);
        let walk = walk.sorting(Sorting::ByCommitTime(CommitTimeOrder::NewestFirst));
        let mut commits = Vec::new();
        for info in walk.all().context("cannot walk through the commits")? {
            let info = info.context("cannot read a commit")?;
            let commit = self.git.find_commit(info.id)?;
            let seconds = commit.time()?.seconds;
            commits.push((seconds, Commit { id: info.id, tree: commit.tree_id()?.detach() }));
        }
        // In one second, a parent still stands before its children.
        commits.reverse();
        commits.sort_by_key(|it| it.0);
        Ok(Commits { all: commits.into_iter().map(|it| it.1).collect(), before })
    }

    /// The tree that is checked out; none before the first commit.
    pub(in crate::cli) fn head(&self) -> anyhow::Result<Option<ObjectId>> {
        let head = self.git.head().context("cannot read HEAD")?;
        if head.is_unborn() {
            return Ok(None);
        }
        Ok(Some(self.git.head_tree_id().context("cannot read HEAD")?.detach()))
    }

    /// `c5d2f60` of 2025-11-19
    pub(in crate::cli) fn told(&self, commit: &Commit) -> String {
        let Ok(found) = self.git.find_commit(commit.id) else {
            return quoted(&commit.id.to_string());
        };
        let date = found.time().map(|it| it.format_or_unix(SHORT)).unwrap_or_default();
        format!("`{}` of {date}", found.id().shorten_or_id())
    }

    /// What every reference leads to. Tags of trees and of files, and references to nothing, are passed over.
    fn tips(&self) -> anyhow::Result<Vec<ObjectId>> {
        let mut tips = BTreeSet::new();
        let references = self.git.references().context("cannot read the references")?;
        for reference in references.all()?.filter_map(Result::ok) {
            tips.extend(reference.clone().peel_to_id().ok().map(gix::Id::detach));
        }
        tips.extend(self.git.head_id().ok().map(gix::Id::detach));
        Ok(tips.into_iter().filter(|it| self.commit_of(*it).is_ok()).collect())
    }

    fn ends(&self, range: &str) -> anyhow::Result<Ends> {
        let spec = self.git.rev_parse(range);
        let spec = spec.with_context(|| format!("git knows no revisions {}", quoted(range)))?;
        let commit = |it| self.commit_of(it);
        Ok(match spec.detach() {
            Spec::Include(it) => Ends { tips: vec![commit(it)?], ..Ends::default() },
            Spec::Range { from, to } => {
                Ends { tips: vec![commit(to)?], hidden: vec![commit(from)?] }
            }
            Spec::Merge { theirs, ours } => {
                let (theirs, ours) = (commit(theirs)?, commit(ours)?);
                let bases = self.git.merge_bases_many(theirs, &[ours])?;
                let hidden = bases.into_iter().map(gix::Id::detach).collect();
                Ends { tips: vec![theirs, ours], hidden }
            }
            _ => {
                bail!("{} is no range of commits\nhelp: `main..HEAD`, or one commit", quoted(range))
            }
        })
    }

    fn commit_of(&self, id: ObjectId) -> anyhow::Result<ObjectId> {
        Ok(self.git.find_object(id)?.peel_to_kind(Kind::Commit)?.id)
    }
}
