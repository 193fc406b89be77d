//! The file that is there already.

use std::{
    ffi::OsStr,
    fs::{File, Metadata, Permissions},
    io::{self, Read as _},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
};

use anyhow::{Context as _, bail};
use rustix::{
    fs::{AtFlags, FileType, Mode, OFlags},
    io::Errno,
};
use zeroize::Zeroizing;

/// A regular file, opened if we may read it.
pub(super) struct Existing {
    file: File,
    metadata: Metadata,
}

impl Existing {
    pub(super) fn find(folder: &File, name: &OsStr, shown: &str) -> anyhow::Result<Option<Self>> {
        let failed = || format!("cannot open the old {shown}");
        let stat = match rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => stat,
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(error).with_context(failed),
        };
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => {}
            FileType::Symlink => bail!(
                "{shown} is a symbolic link, and a secret goes to no place that is not named\n\
                 help: name the file behind it, or remove the link"
            ),
            FileType::Directory => {
                bail!("{shown} is a folder\nhelp: name a file in it, such as `.env`")
            }
            _ => bail!(
                "{shown} is not a regular file\nhelp: leave out `-o` to write to standard output"
            ),
        }
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = rustix::fs::openat(folder, name, flags, Mode::empty()).map(File::from);
        let file = file.with_context(failed)?;
        let metadata = file.metadata().with_context(failed)?;
        Ok(Some(Self { file, metadata }))
    }

    /// The mode, if it lets others in.
    pub(super) fn exposed(&self) -> Option<u32> {
        let mode = self.metadata.mode() & 0o7777;
        (mode & 0o077 != 0).then_some(mode)
    }

    pub(super) fn holds(&self, content: &[u8]) -> bool {
        if self.metadata.len() != content.len() as u64 {
            return false;
        }
        let mut old = Zeroizing::new(Vec::with_capacity(content.len() + 1));
        let most = content.len() as u64 + 1;
        (&self.file).take(most).read_to_end(&mut old).is_ok() && *old == content
    }

    pub(super) fn tighten(&self) -> io::Result<()> {
        match self.exposed() {
            Some(_) => self.file.set_permissions(Permissions::from_mode(0o600)),
            None => Ok(()),
        }
    }

    /// User and group.
    pub(super) fn owner(&self) -> (u32, u32) {
        (self.metadata.uid(), self.metadata.gid())
    }
}
