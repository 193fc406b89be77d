//! What goes wrong is said in one line, with a place and with help, and nothing is written.

use std::{fs, path::Path};

use smarteros::cli::Status;

use crate::support::{Run, check, folder_with, repository, smarteros_in};

/// Words that are capitals everywhere.
const PROPER: [&str; 3] = ["Dokploy", "HTTP", "Let's"];

fn faulty(name: &str, stack: &str, folder: &Path) -> Run {
    let output = tempfile::tempdir().unwrap();
    let file = output.path().join("docker-compose.yml");
    fs::write(&file, "before").unwrap();
    let shown = file.to_str().unwrap();
    let run = smarteros_in(folder, &["render", "--stack", stack, "-o", shown]);
    assert_eq!(run.status, Status::Failed, "{name} renders");
    assert_eq!(run.out, "", "{name}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "before", "{name}");
    let left = fs::read_dir(output.path()).unwrap().count();
    assert_eq!(left, 1, "{name}: a temporary file stayed");
    run
}

/// What breaks the house's wording: one line in lower case without a full stop, a place, help.
fn slips(text: &str) -> Vec<String> {
    let mut slips = Vec::new();
    for problem in text.strip_prefix("error: ").unwrap().split("\nerror: ") {
        let mut lines = problem.lines();
        let message = lines.next().unwrap();
        let first = message.split([' ', '`']).next().unwrap();
        let proper = PROPER.iter().any(|it| first.starts_with(it));
        let mut say = |what: &str| slips.push(format!("{what}: {problem}"));
        if !proper && first.starts_with(char::is_uppercase) || message.ends_with('.') {
            say("not the house's wording");
        }
        if !lines.next().is_some_and(is_place) {
            say("no place");
        }
        let help = lines.next().and_then(|it| it.strip_prefix("help: ")).unwrap_or_default();
        if help.is_empty() || help.ends_with('.') {
            say("no help");
        }
    }
    slips
}

/// `  --> file:line:column`
fn is_place(line: &str) -> bool {
    let place = line.strip_prefix("  --> ").unwrap_or_default();
    let numbers: Vec<_> = place.rsplitn(3, ':').collect();
    matches!(numbers.as_slice(), [column, line, file]
        if column.parse::<u32>().is_ok() && line.parse::<u32>().is_ok() && !file.is_empty())
}

/// `tests/errors/X.yaml` fails with what `tests/errors/X.out` says.
#[test]
fn every_mistake_has_its_words() {
    let folder = repository().join("tests/errors");
    let mut stacks: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .filter(|it| Path::new(it).extension().is_some_and(|it| it == "yaml"))
        .collect();
    stacks.sort();
    assert!(stacks.len() > 90);
    let mut wrong = Vec::new();
    for stack in stacks {
        let run = faulty(&stack, &stack, &folder);
        let expected = format!("tests/errors/{}", stack.replace(".yaml", ".out"));
        check(&expected, &run.err);
        wrong.extend(slips(&run.err));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An entry is pointed at itself, not at the first of its neighbours.
#[test]
fn the_place_is_the_entry() {
    for (stack, line) in [("literal-secret.yaml", 8), ("invalid-entry-name.yaml", 8)] {
        let run = faulty(stack, stack, &repository().join("tests/errors"));
        assert!(run.err.contains(&format!("--> {stack}:{line}:")), "{}", run.err);
    }
}

#[test]
fn every_answer_has_its_question() {
    for entry in fs::read_dir(repository().join("tests/errors")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "out") {
            assert!(path.with_extension("yaml").exists(), "{} is an orphan", path.display());
        }
    }
}

fn stack(rest: &str) -> String {
    format!("name: shop\ndomain: shop.example\n{rest}")
}

/// Each level refers to the one before it ten times: ten thousand million values.
fn bomb(item: impl Fn(&str) -> String) -> String {
    let level = |at: usize| {
        let below = format!("*v{}", at - 1);
        format!("v{at}: &v{at} {}\n", item(&[below.as_str(); 10].join(", ")))
    };
    format!("v0: &v0 {{k: v}}\n{}", (1..=10).map(level).collect::<String>())
}

/// Too large or too strange to be files of the repository.
#[test]
fn hostile_files() {
    let nested = |open: &str| stack(&format!("services: {}", open.repeat(100_000)));
    let table: [(&str, Vec<u8>, &str); 13] = [
        ("10 MB", stack(&"# more\n".repeat(1_500_000)).into(), "the file is larger than 1024 KiB"),
        ("10 MB line", stack(&"x".repeat(10_000_000)).into(), "the file is larger than 1024 KiB"),
        ("deep lists", nested("[").into(), "nested more than 64 levels deep"),
        ("deep mappings", nested("{a: ").into(), "nested more than 64 levels deep"),
        ("deep keys", nested("? ").into(), ""),
        (
            "alias bomb",
            stack(&bomb(|it| format!("[{it}]"))).into(),
            "aliases expand to more than 100000 values",
        ),
        (
            "merge bomb",
            stack(&bomb(|it| format!("{{<<: [{it}], own: 1}}"))).into(),
            "aliases expand to more than 100000 values",
        ),
        ("circle", stack("services: &s { <<: *s }").into(), "`*s` stands inside what it refers to"),
        ("Latin-1", b"name: shop\ndomain: \xf1andu.example\n".to_vec(), "byte 0xf1 at offset 19"),
        ("cut off", b"name: \xc3".to_vec(), "byte 0xc3 at offset 6 is not UTF-8"),
        ("UTF-16", b"\xff\xfen\0a\0m\0e\0".to_vec(), "the file is written in UTF-16"),
        ("NUL", b"name: shop\0\n".to_vec(), "the file holds a NUL byte"),
        ("a program", b"\x7fELF\x02\x01\x01\0\0\0".to_vec(), "the file holds a NUL byte"),
    ];
    for (name, bytes, expected) in table {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("stack.yaml"), bytes).unwrap();
        let run = faulty(name, "stack.yaml", folder.path());
        assert!(run.err.starts_with(&format!("error: {expected}")), "{name}: {}", run.err);
        assert!(run.err.contains("\n  --> stack.yaml:"), "{name}: {}", run.err);
        assert!(run.err.contains("\nhelp: ") && run.err.len() < 400, "{name}: {}", run.err);
    }
}

#[test]
fn harmless_oddities() {
    let text = stack("services: { redis: {} }\n");
    let expected = smarteros_in(folder_with(&text).path(), &["render"]);
    assert_eq!(expected.status, Status::Clean);
    for odd in [format!("\u{feff}{text}"), text.replace('\n', "\r\n"), format!("---\n{text}...\n")]
    {
        let run = smarteros_in(folder_with(&odd).path(), &["render"]);
        assert_eq!((run.status, run.out), (Status::Clean, expected.out.clone()), "{odd:?}");
    }
}

#[test]
fn a_stack_that_is_not_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder.yaml")).unwrap();
    for (stack, reason) in [("nowhere.yaml", "No such file"), ("folder.yaml", "Is a directory")] {
        let run = faulty(stack, stack, folder.path());
        let expected = format!("error: cannot read `{stack}`: {reason}");
        assert!(run.err.starts_with(&expected), "{}", run.err);
    }
}

/// A folder that cannot be written, and a folder where the file should be.
#[test]
fn an_output_that_cannot_be_written() {
    let folder = folder_with(&stack(""));
    fs::write(folder.path().join("file"), "").unwrap();
    for output in ["file/docker-compose.yml", "stacks"] {
        let run = smarteros_in(folder.path(), &["render", "-o", output]);
        assert_eq!(run.status, Status::Failed, "{output}");
        assert!(run.err.starts_with("error: cannot write `"), "{}", run.err);
        assert!(run.err.contains(output), "{}", run.err);
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["file", "stacks"]);
    }
}
