//! What `set -a; . ./FILE` reads in bash, dash and any other POSIX shell.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError,
    wiped::{buffer, copy, is_bare, quoted, secret},
};

/// Names a shell keeps for itself: it refuses them, or gives them values of its own.
const OWN: [&str; 24] = [
    "BASHOPTS",
    "BASHPID",
    "BASH_ARGC",
    "BASH_ARGV",
    "BASH_LINENO",
    "BASH_SOURCE",
    "BASH_SUBSHELL",
    "BASH_VERSINFO",
    "DIRSTACK",
    "EPOCHREALTIME",
    "EPOCHSECONDS",
    "EUID",
    "FUNCNAME",
    "GROUPS",
    "HISTCMD",
    "LINENO",
    "OPTIND",
    "PIPESTATUS",
    "PPID",
    "RANDOM",
    "SECONDS",
    "SHELLOPTS",
    "SRANDOM",
    "UID",
];

pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains('\0') {
        return Err(super::NUL);
    }
    if is_bare(value) {
        return Ok(copy(value));
    }
    Ok(quoted('\'', value, |it| (it == '\'').then_some(r"'\''")))
}

/// Whether a shell lets a file set this variable. `_` changes with every command.
pub(super) fn takes(name: &str) -> bool {
    name != "_" && OWN.binary_search(&name).is_err()
}

/// Assignments, one a line, of words that nothing is expanded in: bare characters, single quotes, and a
/// backslash before a mark. All else a shell understands is an error here.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let mut found = Pairs::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n']);
        if rest.is_empty() {
            return Ok(found);
        }
        if rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |at| &rest[at..]);
            continue;
        }
        let fail = |reason| ReadError::at(text, rest, reason);
        let (name, behind) = rest.split_once('=').ok_or_else(|| fail("there is no `=`"))?;
        if !super::is_name(name) || !takes(name) {
            return Err(fail("what stands before the `=` is no name"));
        }
        let (value, behind) = word(behind).map_err(fail)?;
        found.push((name.to_owned(), secret(value)));
        rest = behind;
    }
}

fn word(text: &str) -> Result<(Zeroizing<String>, &str), &'static str> {
    let mut value = buffer(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let behind = &rest[character.len_utf8()..];
        if character == '\n' {
            return Ok((value, behind));
        }
        if character == '\'' {
            let (inside, after) = behind.split_once('\'').ok_or("a quote is never closed")?;
            value.push_str(inside);
            rest = after;
            continue;
        }
        let taken = if character == '\\' { behind } else { rest };
        let plain = |it: &char| it.is_ascii_alphanumeric() || "_./:@%+,=-".contains(*it);
        let next = taken.chars().next().filter(|it| character == '\\' && *it == '\'' || plain(it));
        let next = next.ok_or("a shell reads more than text here")?;
        value.push(next);
        rest = &taken[next.len_utf8()..];
    }
    Ok((value, rest))
}
