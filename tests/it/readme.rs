//! What README.md shows is still true: its commands, its stack files, its example of an error.

use std::fs;

use smarteros::cli::Status;

use crate::{
    compose,
    support::{folder_with, plan_of, repository, smarteros_in},
};

/// The fenced blocks of one language.
fn blocks(language: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("README.md")).unwrap();
    let start = format!("```{language}\n");
    let pieces = text.split(&start).skip(1);
    pieces.map(|it| it.split("```").next().unwrap().to_owned()).collect()
}

/// Runs the lines that start with `$ smarteros`, each block in a folder of its own, and compares
/// what follows: a line of `…` stands for any number of lines.
#[test]
fn console_blocks() {
    for block in blocks("console") {
        let folder = tempfile::tempdir().unwrap();
        for step in format!("\n{block}").split("\n$ ").skip(1) {
            let (line, expected) = step.split_once('\n').unwrap_or((step, ""));
            let line = line.split("  #").next().unwrap().trim();
            let Some(arguments) = line.strip_prefix("smarteros") else { continue };
            let (arguments, file) = match arguments.split_once(" > ") {
                Some((arguments, file)) => (arguments, Some(file.trim())),
                None => (arguments, None),
            };
            let arguments: Vec<_> = arguments.split_whitespace().collect();
            let run = smarteros_in(folder.path(), &arguments);
            let printed = match file {
                Some(file) => {
                    fs::write(folder.path().join(file), &run.out).unwrap();
                    run.err
                }
                None => run.out + &run.err,
            };
            assert!(expected.is_empty() || fits(expected, &printed), "$ {line}\n{printed}");
        }
    }
}

fn fits(expected: &str, printed: &str) -> bool {
    let mut rest = printed.trim_end();
    let mut open = false;
    for piece in expected.trim_end().split_inclusive('\n') {
        if piece.trim_end() == "…" {
            open = true;
            continue;
        }
        let piece = piece.trim_end_matches('\n');
        let found = if open { rest.find(piece) } else { rest.starts_with(piece).then_some(0) };
        let Some(at) = found else { return false };
        rest = rest[at + piece.len()..].trim_start_matches('\n');
        open = false;
    }
    open || rest.is_empty()
}

#[test]
fn expectations_may_leave_lines_out() {
    let table = [
        ("a\nb\n", "a\nb\n", true),
        ("a\n", "a\nb\n", false),
        ("a\n…\n", "a\nb\n", true),
        ("…\nc\n", "a\nb\nc\n", true),
        ("a\n…\nc\n", "a\nb\nd\n", false),
    ];
    for (expected, printed, fit) in table {
        assert_eq!(fits(expected, printed), fit, "{expected:?} {printed:?}");
    }
}

/// The first block is a whole stack; each of the others goes on from it.
#[test]
fn stack_files() {
    let blocks = blocks("yaml");
    let (first, others) = blocks.split_first().unwrap();
    plan_of(first).unwrap();
    assert!(!others.is_empty());
    for other in others {
        let text = format!("{first}{other}");
        plan_of(&text).unwrap_or_else(|it| panic!("{it}\n{text}"));
        let folder = folder_with(&text);
        compose::read(&smarteros_in(folder.path(), &["render"]).out);
    }
}

/// The settings are read, the allowance covers what it names, and the action takes what is shown.
#[test]
fn linting() {
    let [allowance, step] = blocks("yml").try_into().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let lint = |args: &[&str]| smarteros_in(folder.path(), &[&["lint"], args].concat());
    let rules = ["--rule=public-port", "--rule=unused-allow", "--rule=allow-without-reason"];
    write("compose.yml", &allowance);
    assert_eq!(lint(&rules).out, "");
    write("compose.yml", allowance.split('#').next().unwrap());
    assert!(lint(&rules).out.contains("public-port"));
    write("compose.yml", "services: { a: { image: x } }\n");
    let [settings] = blocks("toml").try_into().unwrap();
    write("smarteros.toml", &settings);
    let run = lint(&["--format=compact"]);
    assert_eq!(run.status, Status::Findings, "{}", run.err);
    assert!(!run.out.contains("missing-log-rotation"), "{}", run.out);
    let step: serde_yaml::Value = serde_yaml::from_str(&step).unwrap();
    let action = fs::read_to_string(repository().join("action.yml")).unwrap();
    let action: serde_yaml::Value = serde_yaml::from_str(&action).unwrap();
    let guide = fs::read_to_string(repository().join("docs/adopting.md")).unwrap();
    for input in step[0]["with"].as_mapping().unwrap().keys() {
        assert!(action["inputs"].get(input).is_some(), "{input:?}");
    }
    for input in action["inputs"].as_mapping().unwrap().keys() {
        assert!(guide.contains(&format!("`{}`", input.as_str().unwrap())), "{input:?}");
    }
    for line in guide.lines().filter_map(|it| it.strip_prefix("smarteros lint ")) {
        let command = line.split(['#', '|']).next().unwrap();
        let run = lint(&command.split_whitespace().collect::<Vec<_>>());
        assert_ne!(run.status, Status::Failed, "{command}: {}", run.err);
    }
}

/// The shown error is what such a stack file really gets.
#[test]
fn the_example_of_an_error() {
    let block = blocks("text").into_iter().find(|it| it.starts_with("error: ")).unwrap();
    let lines = "name: shop\ndomain: shop.example\n\n\n\n\nservices:\n  odoo:\n    wrokers: 2\n";
    let run = smarteros_in(folder_with(lines).path(), &["render"]);
    let start = block.split('…').next().unwrap();
    assert!(run.err.starts_with(start), "{}", run.err);
}
