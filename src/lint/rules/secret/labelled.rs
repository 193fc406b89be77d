//! The labelled lines: how many of the real ones are found, and how many of the others.

use crate::lint::{
    Family, Level, check_with, rules,
    testing::{completed, project},
};

struct Labelled {
    is_secret: bool,
    line: &'static str,
    is_found: bool,
}

fn labelled() -> Vec<Labelled> {
    let lines = include_str!("labelled.txt").lines().filter(|it| !it.starts_with('#'));
    let judged = lines.map(|line| {
        let (label, rest) = line.split_once(' ').unwrap();
        let (kind, text) = rest.split_once(' ').unwrap();
        Labelled { is_secret: label == "+", line, is_found: is_found(kind, &drawn(text)) }
    });
    judged.collect()
}

fn is_found(kind: &str, line: &str) -> bool {
    let service = |key: &str| format!("services:\n  a:\n    image: app:1\n    {key}\n");
    let (name, text) = match kind {
        "env" => ("compose.yml", service(&format!("environment:\n      {line}"))),
        "cmd" => ("compose.yml", service(&format!("command: {line}"))),
        "label" => ("compose.yml", service(&format!("labels:\n      - \"{line}\""))),
        "comment" => ("compose.yml", service(&format!("# {line}"))),
        "example" => (".env.example", line.to_owned()),
        "live" => (".env", line.to_owned()),
        "sql" => ("init.sql", line.to_owned()),
        "sh" => ("init.sh", line.to_owned()),
        _ => ("app.conf", line.to_owned()),
    };
    let mut project = completed(project(&[(name, &text)]));
    project.env_ignored.clear();
    let secret = rules::all().iter().copied().filter(|it| it.family == Family::Secret);
    check_with(&project, secret).iter().any(|it| it.level >= Level::Note)
}

/// Puts drawn characters in the place of `@40`, so that no scanner takes the lines for a leak.
fn drawn(line: &str) -> String {
    const LETTERS: &[u8] = b"q7Wf2ZkP9sXv4LmT8bRn3YcH6dGj5KtB1xNe0";
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('@') {
        let digits: String = rest[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        text.push_str(&rest[..at]);
        rest = &rest[at + 1 + digits.len()..];
        match digits.parse::<usize>() {
            Ok(count) => text.extend(LETTERS.iter().cycle().take(count).map(|it| char::from(*it))),
            Err(_) => text.push('@'),
        }
    }
    text + rest
}

#[test]
fn precision_and_recall() {
    let all = labelled();
    let count = |secret: bool, found: bool| {
        all.iter().filter(|it| it.is_secret == secret && it.is_found == found).count()
    };
    let (right, missed) = (count(true, true), count(true, false));
    let (wrong, silent) = (count(false, true), count(false, false));
    let of = |wanted: bool| {
        let lines = all.iter().filter(|it| it.is_secret == wanted && it.is_found != wanted);
        lines.map(|it| it.line).collect::<Vec<_>>()
    };
    let report = format!("missed: {:#?}\nwrong: {:#?}", of(true), of(false));
    assert!(all.len() >= 150 && silent + wrong >= all.len() / 2, "{} lines", all.len());
    assert!(wrong == 0, "precision below 100 %\n{report}");
    assert!(missed == 0, "recall below 100 % (of {right})\n{report}");
}
