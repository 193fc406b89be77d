//! What git knows about a file: a secret it keeps is a secret for good.

use std::{
    ffi::OsStr,
    io::{self, ErrorKind},
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};

/// Refuses a file that git tracks; notes one it does not ignore, and what could not be found out.
pub(super) fn ask(
    folder: &Path,
    name: &OsStr,
    shown: &str,
    notes: &mut Vec<String>,
) -> anyhow::Result<()> {
    if !folder.ancestors().any(|it| it.join(".git").exists()) {
        return Ok(());
    }
    let unknown =
        |why: &str| format!("nobody checked whether git tracks or ignores {shown}: {why}");
    match code(folder, &["--literal-pathspecs", "ls-files", "--error-unmatch", "--"], name) {
        Ok(Some(0)) => bail!(
            "{shown} is tracked by git, so its secrets would be committed\n\
             help: `git rm --cached` it and add it to `.gitignore`, or write to another file"
        ),
        Ok(Some(1)) => {}
        Ok(_) => {
            notes.push(unknown("`git ls-files` failed"));
            return Ok(());
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            notes.push(unknown("git is not installed"));
            return Ok(());
        }
        Err(error) => return Err(error).context("cannot run git"),
    }
    match code(folder, &["check-ignore", "-q", "--"], name).context("cannot run git")? {
        Some(0) => {}
        Some(1) => {
            let line = name.to_string_lossy();
            notes.push(format!(
                "git does not ignore {shown}\nhelp: add the line `{line}` to `.gitignore`"
            ));
        }
        _ => notes.push(unknown("`git check-ignore` failed")),
    }
    Ok(())
}

/// How git ended. It runs no program of the repository's, and sees no other repository.
fn code(folder: &Path, words: &[&str], name: &OsStr) -> io::Result<Option<i32>> {
    let status = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "-C"])
        .arg(folder)
        .args(words)
        // A name that starts with `:` would be a pattern.
        .arg(Path::new(".").join(name))
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    Ok(status.code())
}
