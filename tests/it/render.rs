//! What `smarteros render` prints, writes and compares.

use std::{collections::BTreeSet, fs, io::pipe, path::Path, process::Command};

use smarteros::cli::Status;
use tempfile::TempDir;

use crate::{
    compose,
    support::{folder_with, repository, smarteros, smarteros_in},
};

const SMALL: &str = "name: small\ndomain: small.example\nservices: { redis: {} }\n";
const FILES: [&str; 3] = [".env.example", "SECRETS.md", "docker-compose.yml"];

fn small() -> TempDir {
    folder_with(SMALL)
}

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn a_file_is_written_once() {
    let folder = small();
    let file = folder.path().join("out/compose.yml");
    let first = smarteros_in(folder.path(), &["render", "-o", "out/compose.yml"]);
    assert_eq!((first.status, first.out.as_str()), (Status::Clean, ""));
    assert_eq!(first.err, "wrote out/compose.yml\n");
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text, smarteros_in(folder.path(), &["render"]).out);

    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    let second = smarteros_in(folder.path(), &["render", "-o", "out/compose.yml"]);
    assert_eq!(second.err, "unchanged out/compose.yml\n");
    assert_eq!(modified(&file), long_ago);

    fs::write(&file, "something else").unwrap();
    smarteros_in(folder.path(), &["render", "-o", "out/compose.yml"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "a temporary file");
}

#[test]
fn check_says_what_differs() {
    let folder = small();
    let check = || smarteros_in(folder.path(), &["render", "--check"]);
    let missing = check();
    assert_eq!(missing.status, Status::Findings);
    assert!(missing.out.contains("\n+name: small\n"), "{}", missing.out);

    smarteros_in(folder.path(), &["render", "-o", "docker-compose.yml"]);
    let fresh = check();
    assert_eq!((fresh.status, fresh.out.as_str(), fresh.err.as_str()), (Status::Clean, "", ""));

    let file = folder.path().join("docker-compose.yml");
    let stale = fs::read_to_string(&file).unwrap().replace("mem_limit: 768m", "mem_limit: 1g");
    fs::write(&file, &stale).unwrap();
    let found = check();
    assert_eq!(found.status, Status::Findings);
    let head = "--- docker-compose.yml\n+++ docker-compose.yml (rendered)\n@@ ";
    assert!(found.out.starts_with(head), "{}", found.out);
    assert!(found.out.contains("\n-    mem_limit: 1g\n+    mem_limit: 768m\n"), "{}", found.out);
    assert!(found.err.starts_with("docker-compose.yml is out of date\nhelp: "), "{}", found.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), stale, "a check writes nothing");

    let named = smarteros_in(folder.path(), &["render", "--to", "json", "--check", "plan.json"]);
    assert_eq!(named.status, Status::Findings);
    let unnamed = smarteros_in(folder.path(), &["render", "--to", "json", "--check"]);
    assert_eq!(unnamed.status, Status::Failed);
}

#[test]
fn all_files_of_a_repository() {
    let folder = small();
    let sub = folder.path().join("deep/er");
    fs::create_dir_all(&sub).unwrap();
    let run = smarteros_in(&sub, &["render", "--all"]);
    assert_eq!(run.status, Status::Clean, "{}", run.err);
    for file in FILES {
        assert!(folder.path().join(file).is_file(), "{file}");
    }
    assert_eq!(fs::read_dir(&sub).unwrap().count(), 0);
    for from in [folder.path(), &sub] {
        let check = smarteros_in(from, &["render", "--all", "--check"]);
        assert_eq!((check.status, check.out.as_str()), (Status::Clean, ""));
    }
    fs::remove_file(folder.path().join("SECRETS.md")).unwrap();
    let check = smarteros_in(folder.path(), &["render", "--all", "--check"]);
    assert_eq!(check.status, Status::Findings);
    assert!(check.out.starts_with("--- SECRETS.md\n"), "{}", check.out);
    let named = smarteros_in(folder.path(), &["render", "--all", "--check", "x"]);
    assert_eq!(named.status, Status::Failed);
}

/// One service, what it waits for, and nothing that only others use.
#[test]
fn a_part_holds_what_it_needs() {
    let run = smarteros(&["render", "--service", "odoo"]);
    let file = compose::read(&run.out);
    let names: Vec<_> = file.services.keys().map(String::as_str).collect();
    assert_eq!(names, ["postgres", "db-init", "odoo-init", "odoo"]);
    let volumes: Vec<_> = file.volumes.keys().map(String::as_str).collect();
    assert_eq!(volumes, ["odoo_data", "odoo_extra_addons", "postgres_data"]);
    let networks: BTreeSet<_> = file.networks.keys().map(String::as_str).collect();
    assert_eq!(networks, BTreeSet::from(["dokploy-network", "smarter-net"]));
    let stems: BTreeSet<_> = file.configs.keys().map(|it| it.rsplit_once('_').unwrap().0).collect();
    assert_eq!(stems, BTreeSet::from(["db_init_sh", "odoo_conf", "odoo_init_sh"]));
    for other in ["botpress", "chatwoot", "metabase", "n8n", "N8N_", "METABASE_", "BOTPRESS_"] {
        assert!(!run.out.contains(other), "a part of Odoo speaks of {other}");
    }

    let alone = smarteros(&["render", "--service", "mcp-registry", "--to", "env-example"]);
    let variables: Vec<_> = alone.out.lines().filter(|it| it.contains('=')).collect();
    assert_eq!(variables, ["MCP_REGISTRY_TITLE='SmarterOS MCP Registry'"]);
}

#[test]
fn an_unknown_part_is_guessed() {
    let run = smarteros(&["render", "--service", "odo"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.starts_with("error: there is no service `odo`\nhelp: did you mean `odoo`?"));
}

#[test]
fn the_embedded_stack() {
    let folder = tempfile::tempdir().unwrap();
    let run = smarteros_in(folder.path(), &["render"]);
    assert_eq!(run.status, Status::Clean);
    assert!(run.err.starts_with("note: ") && run.err.contains("embedded"), "{}", run.err);
    assert!(run.out == smarteros(&["render"]).out, "the repository's own stack is another one");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn stacks_are_found_walking_up() {
    let folder = small();
    let sub = folder.path().join("a/b");
    fs::create_dir_all(&sub).unwrap();
    let here = smarteros_in(folder.path(), &["render"]);
    let below = smarteros_in(&sub, &["render"]);
    assert_eq!((below.status, &below.err), (Status::Clean, &String::new()));
    assert_eq!(below.out, here.out);
    let named = smarteros_in(&sub, &["render", "--stack", "../../stacks/smarteros.yaml"]);
    assert_eq!(named.out, here.out);
}

#[test]
fn several_stacks_ask_which_one() {
    let folder = small();
    let stacks = folder.path().join("stacks");
    fs::rename(stacks.join("smarteros.yaml"), stacks.join("b.yaml")).unwrap();
    assert_eq!(smarteros_in(folder.path(), &["render"]).status, Status::Clean, "the only one");
    fs::write(stacks.join("a.yml"), SMALL).unwrap();
    let run = smarteros_in(folder.path(), &["render"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.starts_with("error: there are 2 stack files in "), "{}", run.err);
    assert!(run.err.contains("help: say which one: --stack "), "{}", run.err);
    assert!(run.err.contains("a.yml"), "{}", run.err);

    fs::remove_dir_all(&stacks).unwrap();
    fs::create_dir(&stacks).unwrap();
    let run = smarteros_in(folder.path(), &["render"]);
    assert!(run.err.starts_with("error: there is no stack file in "), "{}", run.err);
    assert!(run.err.ends_with("\nhelp: smarteros init\n"), "{}", run.err);
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smarteros"));
    command.args(args).current_dir(repository());
    command
}

/// Like `| head -1`, with a reader that is gone before the first byte.
#[test]
fn a_closed_pipe_is_success() {
    for args in [&["render"][..], &["schema"], &["man"], &["completions", "bash"]] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let output = program(args).stdout(writer).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn exit_codes_of_the_real_program() {
    let folder = small();
    let table: [(&[&str], i32); 5] = [
        (&["render"], 0),
        (&["render", "--check"], 1),
        (&["render", "--stack", "nowhere.yaml"], 2),
        (&["render", "--nonsense"], 2),
        (&[], 2),
    ];
    for (args, code) in table {
        let output = program(args).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains('\u{1b}'), "no colour off a terminal: {err}");
        assert_eq!(output.stdout.is_empty(), code == 2, "{args:?}");
    }
}

#[test]
fn completions_and_man_pages() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = smarteros(&["completions", shell]);
        assert!(run.out.contains("render") && run.out.contains("service"), "{shell}");
    }
    assert!(smarteros(&["man"]).out.contains("render"));
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(smarteros_in(folder.path(), &["man", "-o", "man"]).status, Status::Clean);
    let page = |name: &str| fs::read_to_string(folder.path().join("man").join(name)).unwrap();
    assert!(page("smarteros.1").contains("render"));
    assert!(page("smarteros-render.1").contains("docker\\-compose.yml"));
    assert!(page("smarteros-init.1").contains("\\-\\-domain"));
}
