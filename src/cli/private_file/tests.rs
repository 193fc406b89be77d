//! Writing secrets into folders of every kind.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
    process::Command,
};

use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn put(folder: &Path, content: &str) -> anyhow::Result<Outcome> {
    write(folder, Path::new(".env"), content.as_bytes())
}

fn refusal(folder: &Path) -> String {
    let error = format!("{:#}", put(folder, "canary").unwrap_err());
    assert!(error.contains("`.env`") && error.contains("help: "), "{error}");
    assert!(!error.contains("canary"), "{error}");
    error
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn git(folder: &Path, words: &[&str]) {
    let mut command = Command::new("git");
    for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
        command.env_remove(variable);
    }
    assert!(command.arg("-C").arg(folder).args(words).status().unwrap().success());
}

#[test]
fn new_changed_and_unchanged() {
    let folder = folder();
    let path = folder.path().join(".env");
    fs::write(folder.path().join("..env.smarteros-new"), "of a killed run").unwrap();
    assert_eq!(put(folder.path(), "one").unwrap().written, Written::New);
    assert_eq!(mode(&path), 0o600);
    let before = fs::metadata(&path).unwrap();
    assert_eq!(put(folder.path(), "one").unwrap().written, Written::Unchanged);
    let after = fs::metadata(&path).unwrap();
    assert_eq!((before.ino(), before.mtime_nsec()), (after.ino(), after.mtime_nsec()));
    assert_eq!(put(folder.path(), "two").unwrap().written, Written::Changed);
    assert_eq!(fs::read_to_string(&path).unwrap(), "two");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file stayed");
}

#[test]
fn others_lose_their_right_to_read() {
    let folder = folder();
    let path = folder.path().join(".env");
    for (content, written) in [("one", Written::Unchanged), ("two", Written::Changed)] {
        fs::write(&path, "one").unwrap();
        set_mode(&path, 0o644);
        let outcome = put(folder.path(), content).unwrap();
        assert_eq!(outcome.written, written);
        assert!(outcome.notes[0].contains("had the mode 0644"), "{:?}", outcome.notes);
        assert_eq!(mode(&path), 0o600);
    }
}

#[test]
fn the_owner_stays() {
    let folder = folder();
    let path = folder.path().join(".env");
    fs::write(&path, "one").unwrap();
    // Only root gives files away, so for anybody else this shows that the own file stays one.
    let _ = std::os::unix::fs::chown(&path, Some(12345), Some(12345));
    let before = fs::metadata(&path).unwrap();
    put(folder.path(), "two").unwrap();
    let after = fs::metadata(&path).unwrap();
    assert_eq!((before.uid(), before.gid()), (after.uid(), after.gid()));
    assert_ne!(before.ino(), after.ino());

    set_mode(folder.path(), 0o1777);
    put(folder.path(), "three").unwrap();
    let ours = fs::metadata(folder.path()).unwrap().uid();
    assert_eq!(fs::metadata(&path).unwrap().uid(), ours, "a planted file's owner reads it");
}

#[test]
fn what_is_no_regular_file_is_refused() {
    let linked = folder();
    fs::write(linked.path().join("real"), "one").unwrap();
    symlink("real", linked.path().join(".env")).unwrap();
    assert!(refusal(linked.path()).contains("is a symbolic link"));
    assert_eq!(fs::read_to_string(linked.path().join("real")).unwrap(), "one");

    let dangling = folder();
    symlink("nowhere", dangling.path().join(".env")).unwrap();
    assert!(refusal(dangling.path()).contains("is a symbolic link"));

    let nested = folder();
    fs::create_dir(nested.path().join(".env")).unwrap();
    assert!(refusal(nested.path()).contains("is a folder"));

    let socket = folder();
    let _listener = std::os::unix::net::UnixListener::bind(socket.path().join(".env")).unwrap();
    assert!(refusal(socket.path()).contains("is not a regular file"));

    for odd in ["..", "/"] {
        let error = write(socket.path(), Path::new(odd), b"").unwrap_err().to_string();
        assert!(error.contains("is a folder"), "{error}");
    }
}

#[test]
fn a_folder_that_is_missing_or_everybodys_is_refused() {
    let folder = folder();
    assert!(refusal(&folder.path().join("missing")).contains("cannot be opened"));
    set_mode(folder.path(), 0o777);
    assert!(refusal(folder.path()).contains("writable by everyone"));
    set_mode(folder.path(), 0o1777);
    assert_eq!(put(folder.path(), "one").unwrap().written, Written::New);
}

#[test]
fn what_git_tracks_is_refused_and_what_it_would_add_is_noted() {
    if Command::new("git").arg("--version").output().is_err() {
        return;
    }
    let folder = folder();
    let outcome = put(folder.path(), "one").unwrap();
    assert!(outcome.notes.is_empty(), "outside of a repository: {:?}", outcome.notes);

    git(folder.path(), &["init", "-q"]);
    let notes = put(folder.path(), "one").unwrap().notes;
    assert!(notes[0].contains("git does not ignore `.env`"), "{notes:?}");

    git(folder.path(), &["add", "-f", ".env"]);
    assert!(refusal(folder.path()).contains("is tracked by git"));
    assert_eq!(fs::read_to_string(folder.path().join(".env")).unwrap(), "one");

    git(folder.path(), &["rm", "-q", "--cached", ".env"]);
    fs::write(folder.path().join(".gitignore"), ".env\n").unwrap();
    assert!(put(folder.path(), "two").unwrap().notes.is_empty());

    fs::write(folder.path().join(".git/config"), "not a configuration [").unwrap();
    let notes = put(folder.path(), "two").unwrap().notes;
    assert!(notes[0].contains("nobody checked"), "{notes:?}");
}

#[test]
fn a_fault_before_writing_leaves_the_old_file() {
    let folder = folder();
    fs::write(folder.path().join(".env"), "old").unwrap();
    fs::create_dir(folder.path().join("..env.smarteros-new")).unwrap();
    let error = format!("{:#}", put(folder.path(), "new").unwrap_err());
    assert!(error.starts_with("cannot write `.env`: "), "{error}");
    assert_eq!(fs::read_to_string(folder.path().join(".env")).unwrap(), "old");
}

/// A limit on the size of files stands for a full disk. It is a process's, so this test starts
/// itself again under one; the file `limited` tells the two apart.
#[test]
fn a_full_disk_leaves_the_old_file() {
    if Path::new("limited").exists() {
        let error = format!("{:#}", put(&std::env::current_dir().unwrap(), "new").unwrap_err());
        assert!(error.starts_with("cannot write `.env`: "), "{error}");
        return;
    }
    let folder = folder();
    fs::write(folder.path().join("limited"), "").unwrap();
    fs::write(folder.path().join(".env"), "old").unwrap();
    let again = Command::new("sh")
        .args(["-c", r#"trap "" XFSZ; ulimit -f 0; exec "$0" "$@""#])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "cli::private_file::tests::a_full_disk_leaves_the_old_file"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&again.stdout);
    assert!(again.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join(".env")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "a temporary file stayed");
}
