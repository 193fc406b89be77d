//! Repositories that tests make, without a `git` on the machine.

mod history;
mod staged;

use std::path::Path;

use gix::{
    ObjectId,
    bstr::BString,
    index::{
        File, State,
        entry::{Flags, Mode, Stat},
    },
    objs::tree::EntryKind,
    prelude::ObjectIdExt as _,
};
use tempfile::TempDir;

use crate::support::{Run, smarteros_in};

/// A repository, and the commits made in it.
struct Repository {
    folder: TempDir,
    git: gix::Repository,
    count: i64,
}

/// The files of a commit: all that it has.
type Files<'a> = &'a [(&'a str, &'a str)];

impl Repository {
    fn new() -> Self {
        Self::of_kind(gix::create::Kind::WithWorktree, gix::hash::Kind::Sha1)
    }

    fn of_kind(kind: gix::create::Kind, hash: gix::hash::Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options =
            gix::create::Options { object_hash: Some(hash), ..gix::create::Options::default() };
        let open = gix::open::Options::isolated();
        let git = gix::ThreadSafeRepository::init_opts(folder.path(), kind, options, open).unwrap();
        Self { folder, git: git.to_thread_local(), count: 0 }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// One commit a day from the first of 2024, on the branch that HEAD is on.
    fn commit(&mut self, files: Files<'_>) -> ObjectId {
        let parents: Vec<_> = self.git.head_id().ok().map(gix::Id::detach).into_iter().collect();
        self.commit_to("HEAD", parents, files)
    }

    fn commit_to(&mut self, reference: &str, parents: Vec<ObjectId>, files: Files<'_>) -> ObjectId {
        let tree = self.tree(files);
        let time = gix::date::Time::new(1_704_067_200 + 86_400 * self.count, 0).to_string();
        self.count += 1;
        let who = gix::actor::SignatureRef {
            name: "A".into(),
            email: "a@example.org".into(),
            time: &time,
        };
        self.git.commit_as(who, who, reference, "change", tree, parents).unwrap().detach()
    }

    fn tree(&self, files: Files<'_>) -> ObjectId {
        let mut tree = self.git.empty_tree().edit().unwrap();
        for (path, text) in files {
            let blob = self.git.write_blob(text).unwrap();
            tree.upsert(*path, EntryKind::Blob, blob).unwrap();
        }
        tree.write().unwrap().detach()
    }

    /// Makes these files all that is staged.
    fn stage(&self, files: Files<'_>) {
        self.stage_as(&self.git.index_path(), files);
    }

    fn stage_as(&self, path: &Path, files: Files<'_>) {
        let mut state = State::new(self.git.object_hash());
        for (path, text) in files {
            let blob = self.git.write_blob(text).unwrap().detach();
            let path = BString::from(*path);
            let mode = Mode::FILE;
            state.dangerously_push_entry(
                Stat::default(),
                blob,
                Flags::empty(),
                mode,
                path.as_ref(),
            );
        }
        state.sort_entries();
        File::from_state(state, path).write(gix::index::write::Options::default()).unwrap();
    }

    fn short(&self, id: ObjectId) -> String {
        id.attach(&self.git).shorten_or_id().to_string()
    }

    fn lint(&self, args: &[&str]) -> Run {
        smarteros_in(self.path(), &[&["lint", "--format=compact"], args].concat())
    }
}

/// A compose file whose database has this password.
fn with_password(password: &str) -> String {
    format!(
        "name: a\nservices:\n  db:\n    image: postgres:16.4\n    environment:\n      POSTGRES_PASSWORD: {password}\n"
    )
}
