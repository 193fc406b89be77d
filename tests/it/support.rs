//! Running the program in this process, and comparing what it says with files.

use std::{fs, path::Path};

use clap::Parser as _;
use smarteros::{
    cli::{self, Cli, Status, World},
    plan::Plan,
    secrets::Environment,
    services::{self, StackFile},
    stack,
};
use tempfile::TempDir;

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) status: Status,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in a folder; an error it returns is printed as `main` would.
pub(crate) fn smarteros_in(folder: &Path, args: &[&str]) -> Run {
    smarteros_with(folder, args, "")
}

/// The same with something on its standard input.
pub(crate) fn smarteros_with(folder: &Path, args: &[&str], input: &str) -> Run {
    smarteros_where(folder, args, input, Environment::default())
}

/// The same in this environment.
pub(crate) fn smarteros_where(
    folder: &Path,
    args: &[&str],
    input: &str,
    environment: Environment,
) -> Run {
    let cli = Cli::parse_from(["smarteros"].iter().chain(args));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let (directory, mut input) = (folder.to_owned(), input.as_bytes());
    let mut world = World {
        directory,
        environment,
        out_is_terminal: false,
        input: &mut input,
        out: &mut out,
        err: &mut err,
    };
    let outcome = cli::run(&cli, &mut world);
    let mut err = String::from_utf8(err).unwrap();
    let status = outcome.unwrap_or_else(|error| {
        err.extend(["error: ", &format!("{error:#}"), "\n"]);
        Status::Failed
    });
    Run { status, out: String::from_utf8(out).unwrap(), err }
}

pub(crate) fn smarteros(args: &[&str]) -> Run {
    smarteros_in(repository(), args)
}

/// A folder of its own with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A folder with this stack in it.
pub(crate) fn folder_with(stack: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("stacks")).unwrap();
    fs::write(folder.path().join("stacks/smarteros.yaml"), stack).unwrap();
    folder
}

/// The plan of a stack, or its first line of complaint.
pub(crate) fn plan_of(text: &str) -> Result<Plan, String> {
    let read = |_: &str| Ok(text.as_bytes().to_vec());
    let tree = stack::load("stack.yaml", &read).map_err(|it| it.to_string())?;
    let stack: StackFile = tree.read().map_err(|it| it.to_string())?;
    services::plan(&stack).map_err(|faults| faults[0].message.clone())
}

/// The plan of a stack file of this repository.
pub(crate) fn shipped(name: &str) -> Plan {
    let read = |path: &str| fs::read(repository().join(path)).map_err(|it| it.to_string());
    let tree = stack::load(&format!("stacks/{name}"), &read).unwrap();
    services::plan(&tree.read::<StackFile>().unwrap()).unwrap()
}

/// `path` is relative to the repository and holds exactly what the program must print.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "UPDATE is read here and nowhere else")]
pub(crate) fn check(path: &str, actual: &str) {
    let path = repository().join(path);
    if std::env::var("UPDATE").is_ok() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(expected, actual, "{} is out of date, run `UPDATE=1 cargo test`", path.display());
}

/// The same for the part of a file between the marks `<!-- name -->` and `<!-- /name -->`.
#[track_caller]
pub(crate) fn check_part(path: &str, name: &str, actual: &str) {
    let text = fs::read_to_string(repository().join(path)).unwrap();
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n"));
    let (before, rest) = text.split_once(&start).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    check(path, &[before, &start, actual, &end, after].concat());
}
