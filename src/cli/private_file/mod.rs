//! A file that holds secrets: nobody else's to read, and whole or as it was before.

mod existing;
mod git;
mod outcome;
mod replace;

use std::{
    fs::{self, File},
    path::Path,
};

use anyhow::{Context as _, bail, ensure};
use rustix::fs::{FlockOperation, Mode, OFlags};

use self::existing::Existing;
pub(super) use self::outcome::{Outcome, Written};
use crate::problem::quoted;

/// Writes `file`, a path from `directory`, with the mode 0600.
///
/// # Errors
/// When the place is not fit for a secret, or cannot be written; an old file is then as it was.
pub(super) fn write(directory: &Path, file: &Path, content: &[u8]) -> anyhow::Result<Outcome> {
    let shown = quoted(&file.display().to_string());
    let path = directory.join(file);
    let (Some(name), Some(parent)) = (path.file_name(), path.parent()) else {
        bail!("{shown} is a folder\nhelp: name a file in it, such as `.env`");
    };
    let place = fs::canonicalize(parent).with_context(|| {
        format!("the folder of {shown} cannot be opened\nhelp: make it first, with `mkdir -p`")
    })?;
    let failed = || format!("cannot write {shown}");
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = rustix::fs::open(&place, flags, Mode::empty()).map(File::from);
    let folder = folder.with_context(failed)?;
    let shared = is_shared(&folder, &shown)?;

    // Two runs take turns; where a file system cannot lock, each still renames a whole file.
    let _ = rustix::fs::flock(&folder, FlockOperation::LockExclusive);
    let old = Existing::find(&folder, name, &shown)?;
    let mut notes = Vec::new();
    git::ask(&place, name, &shown, &mut notes)?;
    if let Some(old) = &old {
        notes.extend(old.exposed().map(|mode| {
            format!("{shown} had the mode {mode:04o}, so others could read it; now it is 0600")
        }));
        if old.holds(content) {
            old.tighten().with_context(failed)?;
            return Ok(Outcome { written: Written::Unchanged, notes });
        }
    }
    // Where everybody can put a file, its owner may be waiting for what comes next.
    let owner = old.as_ref().filter(|_| !shared).map(Existing::owner);
    replace::replace(&folder, name, content, owner).with_context(failed)?;
    let written = if old.is_some() { Written::Changed } else { Written::New };
    Ok(Outcome { written, notes })
}

/// Whether everybody may make files in the folder, as in `/tmp`.
fn is_shared(folder: &File, shown: &str) -> anyhow::Result<bool> {
    let mode = Mode::from_raw_mode(rustix::fs::fstat(folder)?.st_mode);
    let shared = mode.contains(Mode::WOTH);
    ensure!(
        !shared || mode.contains(Mode::SVTX),
        "anybody may replace {shown}: its folder is writable by everyone\n\
         help: take that right away with `chmod o-w`, or write somewhere else"
    );
    Ok(shared)
}

#[cfg(test)]
mod tests;
