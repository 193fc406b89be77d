//! The repository keeps its own rules: versions, file sizes, layers, schemas, nothing left over.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::support::{repository, smarteros, smarteros_in};

/// The rooms of the source, and what each may use besides itself. `cli` may use all of them.
const LAYERS: [(&str, &str); 13] = [
    ("compose", "document images problem suggest"),
    ("document", "problem suggest"),
    ("images", "plan stack"),
    ("lint", "compose document images parallel problem stack suggest"),
    ("parallel", ""),
    ("plan", "images stack suggest"),
    ("problem", "document"),
    ("render", "images plan stack template"),
    ("secrets", "plan problem stack"),
    ("services", "images plan stack template"),
    ("stack", "document problem suggest"),
    ("suggest", "problem"),
    ("template", ""),
];

/// What only `cli` and `main` may touch.
const OUTSIDE: &str = "env fs io net os process thread time";

/// Who may speak of times and addresses, being a client of a network.
const CLIENTS: [&str; 3] = ["src/secrets/dokploy/", "src/secrets/vault/", "src/secrets/web.rs"];

/// Folders that are not the repository's text: made by tools.
const NOT_OURS: [&str; 7] = [
    ".git",
    "Cargo.lock",
    "fuzz/Cargo.lock",
    "fuzz/artifacts",
    "fuzz/corpus",
    "fuzz/target",
    "target",
];

fn read(path: impl AsRef<Path>) -> String {
    let path = repository().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below a folder, by its path from the repository, sorted.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if NOT_OURS.iter().any(|it| path == repository().join(it)) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(shown(&path));
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap().to_str().unwrap().to_owned()
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == extension)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

#[test]
fn one_version() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(read("VERSION"), format!("v{version}\n"));
    let log = read("CHANGELOG.md");
    let newest = log.lines().find(|it| it.starts_with("## [") && !it.contains("[Unreleased]"));
    assert!(newest.unwrap().starts_with(&format!("## [{version}] - ")), "{newest:?}");
    assert!(log.contains(&format!("\n[{version}]: https://")), "a link for {version}");
    let release = format!("compare/v{version}...HEAD");
    assert!(log.contains(&release), "[Unreleased] does not start at {version}");
}

#[test]
fn files_are_small_and_say_what_they_are() {
    for path in files("") {
        let code = ["rs", "sh", "py"].iter().any(|it| has_extension(&path, it));
        if !code {
            continue;
        }
        let text = read(&path);
        let count = text.lines().count();
        assert!(count <= 300, "{path} has {count} lines, 300 are allowed");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}: one line break ends it");
        let first = text.lines().find(|it| !it.starts_with("#!")).unwrap_or_default();
        let marks: &[&str] = if has_extension(&path, "rs") { &["//! "] } else { &["# ", "\"\"\""] };
        assert!(
            marks.iter().any(|it| first.starts_with(it)),
            "{path} does not open with a sentence: {first}"
        );
    }
}

#[test]
fn nothing_is_left_over() {
    let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    let machine = [concat!("/wo", "rk/"), concat!("/tm", "p/"), concat!("/ro", "ot/")];
    for path in files("") {
        let Ok(text) = fs::read_to_string(repository().join(&path)) else { continue };
        for word in unfinished {
            assert!(!text.contains(word), "{path} says {word}");
        }
        // Paths inside a container, or that a rule is about, are not this machine's.
        let elsewhere = ["src/images/", "src/lint/", "tests/e2e/images/", "tests/lint/"];
        if elsewhere.iter().any(|it| path.starts_with(it)) {
            continue;
        }
        for word in machine {
            assert!(!text.contains(word), "{path} names a path of a machine: {word}");
        }
    }
}

/// Code without its comments and its tests.
fn code(path: &str) -> String {
    let text = read(path);
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().map(|it| it.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The names that follow `start`, one by one or between braces.
fn names_after(code: &str, start: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for rest in code.split(start).skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(word(rest));
            continue;
        };
        let (mut depth, mut at_start) = (1, true);
        for (at, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => at_start = true,
                _ if at_start && !character.is_whitespace() => {
                    names.insert(word(&group[at..]));
                    at_start = false;
                }
                _ => {}
            }
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect()
}

#[test]
fn names_are_found_in_groups() {
    let code = "use crate::{\n    plan::{self, Part},\n    stack,\n    problem::Place,\n};\n\
                let x = crate::lint::Rule; use std::{fmt, net::IpAddr};";
    let found = names_after(code, "crate::").into_iter().collect::<Vec<_>>();
    assert_eq!(found, ["lint", "plan", "problem", "stack"]);
    assert_eq!(names_after(code, "std::").into_iter().collect::<Vec<_>>(), ["fmt", "net"]);
}

#[test]
fn arrows_never_turn_back() {
    let layers: BTreeMap<_, _> = LAYERS.into_iter().collect();
    for path in files("src") {
        let room = path.split('/').nth(1).unwrap().trim_end_matches(".rs");
        if matches!(room, "cli" | "lib" | "main") {
            continue;
        }
        let allowed = layers.get(room).unwrap_or_else(|| panic!("`{room}` is not a known room"));
        if !has_extension(&path, "rs") || file_name(&path) == "tests.rs" {
            continue;
        }
        let code = code(&path);
        for used in names_after(&code, "crate::") {
            let fine = used == room || allowed.split(' ').any(|it| it == used);
            assert!(fine, "{path}: `{room}` must not use `{used}`");
        }
        // An address is a value like any other.
        let pure = code.replace("std::net::Ip", "");
        for used in names_after(&pure, "std::") {
            let client = matches!(used.as_str(), "net" | "time")
                && CLIENTS.iter().any(|it| path.starts_with(it));
            let is_fine = client || (room, used.as_str()) == ("parallel", "thread");
            let outside = !is_fine && OUTSIDE.split(' ').any(|it| it == used);
            assert!(!outside, "{path}: only the command line may use `std::{used}`");
        }
    }
}

#[test]
fn every_template_and_every_stack_is_used() {
    let sources: String = files("src").iter().map(read).collect();
    for path in files("templates") {
        assert!(sources.contains(&format!("/templates/{}\")", file_name(&path))), "{path}");
    }
    let users = sources + &read("tests/it/generated.rs");
    for path in files("stacks") {
        assert!(read("README.md").contains(&path) && users.contains(&path), "{path}");
    }
}

/// The stacks of the repository, and the one a newcomer starts with.
fn stacks() -> Vec<(PathBuf, String)> {
    let folder = tempfile::tempdir().unwrap();
    smarteros_in(folder.path(), &["init"]);
    let starter = folder.path().join("stacks/smarteros.yaml");
    let own = [files("stacks"), files("tests/stacks")].concat();
    let mut all: Vec<_> = own.iter().map(|it| (it.into(), read(it))).collect();
    all.push(("a new stack".into(), fs::read_to_string(starter).unwrap()));
    all
}

#[test]
fn every_stack_fits_the_schema() {
    let schema = serde_json::from_str(&smarteros(&["schema"]).out).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let all = stacks();
    assert!(all.len() >= 5);
    for (path, text) in all {
        let stack: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let errors: Vec<_> = validator.iter_errors(&stack).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
    let wrong = serde_json::json!({ "name": "x", "domain": "y", "services": { "metabse": {} } });
    assert!(!validator.is_valid(&wrong), "the schema accepts anything");
}

#[test]
fn stacks_name_their_schema() {
    let line = "# yaml-language-server: $schema=../schemas/stack.schema.json";
    for (path, text) in stacks() {
        let found = text.lines().take(3).any(|it| it == line);
        assert!(found || path.starts_with("tests"), "{} has no modeline", path.display());
    }
    assert!(repository().join("schemas/stack.schema.json").is_file());
}
