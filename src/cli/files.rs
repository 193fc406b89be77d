//! Files on disk: written whole or not at all.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

/// Writes a file: a temporary one beside it, synced, then renamed over it. A file that has this
/// content already is not touched. Returns whether anything was written.
///
/// # Errors
/// When the folder cannot be written; the old file is then still whole.
pub(super) fn write(path: &Path, content: &[u8]) -> io::Result<bool> {
    let path = target(path)?;
    if fs::read(&path).is_ok_and(|old| old == content) {
        return Ok(false);
    }
    replace(&path, content)?;
    Ok(true)
}

fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".smarteros-").tempfile_in(folder)?;
    file.write_all(content)?;
    keep_owner(path, file.as_file())?;
    file.as_file().set_permissions(permissions(path))?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|it| it.error)?;
    File::open(folder)?.sync_all()
}

/// The file behind a symbolic link, so that the link stays one.
fn target(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(real) => Ok(real),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}

/// The new file belongs to whom the old one did, as far as we may give files away.
fn keep_owner(path: &Path, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    let (Ok(old), ours) = (fs::metadata(path), new.metadata()?) else { return Ok(()) };
    if (old.uid(), old.gid()) == (ours.uid(), ours.gid()) {
        return Ok(());
    }
    match fchown(new, Some(old.uid()), Some(old.gid())) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        done => done,
    }
}

/// What the file has, or what every file of a repository has.
fn permissions(path: &Path) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;

    fs::metadata(path).map_or_else(|_| fs::Permissions::from_mode(0o644), |it| it.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identical_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/file");
        assert!(write(&path, b"one").unwrap());
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        assert!(!write(&path, b"one").unwrap());
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert!(write(&path, b"two").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "a temporary file stayed");
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "one").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, b"two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"two");
    }
}
