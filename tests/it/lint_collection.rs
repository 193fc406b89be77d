//! More compose files than a host runs are judged folder by folder.

use crate::support::{Run, folder, smarteros_in};

/// Stacks that are each in a folder of their own, all with one port, and these files.
fn lint(stacks: usize, more: &[(&str, &str)], args: &[&str]) -> Run {
    let stack = "services:\n  a:\n    image: a:1\n    ports: ['127.0.0.1:80:80']\n";
    let names: Vec<_> = (0..stacks).map(|at| format!("{at}/compose.yml")).collect();
    let stacks = names.iter().map(|it| (it.as_str(), stack));
    let files: Vec<_> = stacks.chain(more.iter().copied()).collect();
    smarteros_in(folder(&files).path(), &[&["lint", "."], args].concat())
}

const NOTE: &str = "note: more than 250 compose files are a collection";

#[test]
fn what_many_stacks_share_is_no_clash() {
    let args = ["--format=compact", "--rule=host-port-clash"];
    let host = lint(250, &[], &args);
    assert_eq!(host.out.lines().count(), 249);
    assert!(!host.err.contains(NOTE), "{}", host.err);
    let beside = "services:\n  b:\n    image: a:1\n    ports: ['127.0.0.1:80:80']\n";
    let collection = lint(250, &[("7/other.yml", beside)], &args);
    let message = "error[host-port-clash] the host's port 80 is taken by another stack\n";
    assert_eq!(collection.out, format!("7/other.yml:4:13: {message}"));
    assert!(collection.err.starts_with(NOTE), "{}", collection.err);
}

#[test]
fn what_a_file_elsewhere_includes_is_no_stack_of_its_own() {
    let part = "services:\n  a:\n    image: a:1\n    networks: [front]\n";
    let whole = "include: [../parts/a.yml]\nnetworks:\n  front:\n";
    let files = [("x/compose.yml", whole), ("parts/a.yml", part)];
    let args = ["--format=compact", "--rule=undefined-network"];
    let run = lint(250, &files, &args);
    assert!(run.err.starts_with(NOTE), "{}", run.err);
    assert_eq!(run.out, "");
    let alone = lint(250, &files[1..], &args);
    assert!(alone.out.starts_with("parts/a.yml:4:16: error"), "{}", alone.out);
}

#[test]
fn a_secret_of_one_stack_is_hidden_in_all() {
    let secret = "services:\n  a:\n    image: a:1\n    environment: {DB_PASSWORD: Tr0ub4dor-7x}\n";
    let other = "services:\n  a:\n    image: a # Tr0ub4dor-7x\n";
    let run = lint(250, &[("300/compose.yml", other), ("x/compose.yml", secret)], &[]);
    assert!(run.out.contains("image: a # ***"), "{}", run.out.len());
    assert!(!run.out.contains("Tr0ub4dor"));
}
