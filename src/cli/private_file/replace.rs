//! A new file in an old one's place, in one step.

use std::{
    ffi::{OsStr, OsString},
    fs::{File, Permissions},
    io::{self, Write as _},
    os::{
        fd::AsRawFd as _,
        unix::fs::{MetadataExt as _, PermissionsExt as _, fchown},
    },
};

use rustix::{
    fs::{AtFlags, CWD, Mode, OFlags},
    io::Errno,
};

/// A file of this kind would be left by a run that was killed just before the last step.
pub(super) fn temporary(name: &OsStr) -> OsString {
    let mut temporary = OsString::from(".");
    temporary.push(name);
    temporary.push(".smarteros-new");
    temporary
}

pub(super) fn replace(
    folder: &File,
    name: &OsStr,
    content: &[u8],
    owner: Option<(u32, u32)>,
) -> io::Result<()> {
    let temporary = temporary(name);
    remove(folder, &temporary)?;
    let done = stage(folder, &temporary, content, owner)
        .and_then(|()| Ok(rustix::fs::renameat(folder, &temporary, folder, name)?));
    if done.is_err() {
        // The first fault is the one to tell; the next run removes what this one could not.
        let _ = remove(folder, &temporary);
    }
    done?;
    folder.sync_all()
}

/// The content under the temporary name: without any name until it is whole, where that is possible.
fn stage(
    folder: &File,
    temporary: &OsStr,
    content: &[u8],
    owner: Option<(u32, u32)>,
) -> io::Result<()> {
    if let Some(file) = nameless(folder)? {
        fill(&file, content, owner)?;
        let source = format!("/proc/self/fd/{}", file.as_raw_fd());
        match rustix::fs::linkat(CWD, source, folder, temporary, AtFlags::SYMLINK_FOLLOW) {
            // There is no `/proc`.
            Err(Errno::NOENT) => {}
            done => return Ok(done?),
        }
    }
    named(folder, temporary, content, owner)
}

#[cfg(target_os = "linux")]
fn nameless(folder: &File) -> io::Result<Option<File>> {
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    match rustix::fs::openat(folder, ".", flags, PRIVATE) {
        Ok(file) => Ok(Some(file.into())),
        // Of the file system, of an old kernel, and of one that knows no such flag (open(2)).
        Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL | Errno::NOENT) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &File) -> io::Result<Option<File>> {
    Ok(None)
}

fn named(
    folder: &File,
    temporary: &OsStr,
    content: &[u8],
    owner: Option<(u32, u32)>,
) -> io::Result<()> {
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::WRONLY | OFlags::CLOEXEC;
    let file = rustix::fs::openat(folder, temporary, flags, PRIVATE)?.into();
    fill(&file, content, owner)
}

const PRIVATE: Mode = Mode::RUSR.union(Mode::WUSR);

fn fill(mut file: &File, content: &[u8], owner: Option<(u32, u32)>) -> io::Result<()> {
    // The umask may have taken bits away.
    file.set_permissions(Permissions::from_mode(0o600))?;
    let ours = file.metadata()?;
    if let Some((user, group)) = owner.filter(|it| *it != (ours.uid(), ours.gid())) {
        match fchown(file, Some(user), Some(group)) {
            // Only root gives files away; to anybody else the new file belongs.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            done => done?,
        }
    }
    file.write_all(content)?;
    file.sync_all()
}

fn remove(folder: &File, name: &OsStr) -> io::Result<()> {
    match rustix::fs::unlinkat(folder, name, AtFlags::empty()) {
        Err(Errno::NOENT) => Ok(()),
        done => Ok(done?),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn it_works_where_a_file_needs_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let handle = File::open(folder.path()).unwrap();
        let link = folder.path().join("taken");
        std::os::unix::fs::symlink("elsewhere", &link).unwrap();
        named(&handle, OsStr::new("taken"), b"one", None).unwrap_err();
        named(&handle, OsStr::new("new"), b"one", None).unwrap();
        assert!(!folder.path().join("elsewhere").exists(), "a link was followed");
        let new = folder.path().join("new");
        assert_eq!(fs::read(&new).unwrap(), b"one");
        assert_eq!(fs::metadata(new).unwrap().mode() & 0o7777, 0o600);
    }

    #[test]
    fn a_run_killed_before_the_last_step_leaves_the_old_file_and_a_private_one() {
        let folder = tempfile::tempdir().unwrap();
        let (path, name) = (folder.path().join(".env"), OsStr::new(".env"));
        fs::write(&path, "old").unwrap();
        let handle = File::open(folder.path()).unwrap();
        stage(&handle, &temporary(name), b"killed", None).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let left = folder.path().join(temporary(name));
        assert_eq!(fs::read(&left).unwrap(), b"killed");
        assert_eq!(fs::metadata(&left).unwrap().mode() & 0o7777, 0o600);
        replace(&handle, name, b"new", None).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert!(!left.exists(), "a temporary file stayed");
    }

    #[test]
    fn a_fault_at_the_last_step_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join(".env/in-the-way")).unwrap();
        let handle = File::open(folder.path()).unwrap();
        replace(&handle, OsStr::new(".env"), b"one", None).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(folder.path().join(".env/in-the-way").is_dir());
    }
}
