//! The labelled lines: how many of the real ones are found, and how many of the others.

use std::fmt::Write as _;

use crate::lint::{
    Family, Level, Project, check_with, rules,
    testing::{completed, project},
};

const LINES: &str = include_str!("labelled.txt");

struct Labelled {
    is_secret: bool,
    line: &'static str,
    is_found: bool,
}

fn labelled() -> Vec<Labelled> {
    let lines = LINES.lines().filter(|it| !it.starts_with('#'));
    let judged = lines.map(|line| {
        let (label, rest) = line.split_once(' ').unwrap();
        let (kind, text) = rest.split_once(' ').unwrap();
        Labelled { is_secret: label != "-", line, is_found: is_found(kind, &drawn(text)) }
    });
    judged.collect()
}

fn is_found(kind: &str, line: &str) -> bool {
    let project = of_line(kind, line);
    let secret = rules::all().iter().copied().filter(|it| it.family == Family::Secret);
    check_with(&project, secret).iter().any(|it| it.level >= Level::Note)
}

/// A project in which the line is in a file of its kind, which is mounted where it is no compose file.
fn of_line(kind: &str, line: &str) -> Project {
    let service = |key: &str| format!("services:\n  a:\n    image: app:1\n    {key}\n");
    let in_service = match kind {
        "env" => format!("environment:\n      {line}"),
        "cmd" => format!("command: {line}"),
        "label" => format!("labels:\n      - \"{line}\""),
        "comment" => format!("# {line}"),
        "probe" => format!("healthcheck:\n      test: {line}"),
        _ => String::new(),
    };
    let (name, text) = match kind {
        "env" | "cmd" | "label" | "comment" | "probe" => {
            ("compose.yml".to_owned(), service(&in_service))
        }
        "example" => (".env.example".to_owned(), line.to_owned()),
        "live" | "git" => (".env".to_owned(), line.to_owned()),
        _ => (format!("app.{kind}"), line.to_owned()),
    };
    let mut project = completed(project(&[(&name, &text)]));
    project.env_ignored.clear();
    project.is_committed = kind == "git";
    project.mounted.insert(name);
    project
}

/// The line with drawn characters in the place of `@40`, so that no scanner takes the file for a leak. The same
/// line is always drawn alike.
fn drawn(line: &str) -> String {
    let seed = line.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |it, byte| {
        (it ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut state = seed | 1;
    let mut draw = |letters: &[u8]| {
        // xorshift
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let at = usize::try_from(state >> 33).unwrap_or_default() % letters.len();
        char::from(letters[at])
    };
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('@') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let kind = rest.chars().next().filter(|it| "hudb".contains(*it));
        let body = kind.map_or(rest, |_| &rest[1..]);
        let digits = body.find(|c: char| !c.is_ascii_digit()).unwrap_or(body.len());
        let Ok(count) = body[..digits].parse::<usize>() else {
            text.push('@');
            continue;
        };
        let letters: &[u8] = match kind {
            Some('h') => b"0123456789abcdef",
            Some('u') => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
            Some('d') => b"0123456789",
            Some(_) => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            None => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        };
        text.extend((0..count).map(|_| draw(letters)));
        rest = &body[digits..];
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
        lines.fold(String::new(), |mut text, it| {
            let _ = writeln!(text, "  {}", it.line);
            text
        })
    };
    let report = format!(
        "found {right}, missed {missed}, wrong {wrong}, silent {silent}\nmissed:\n{}wrong:\n{}",
        of(true),
        of(false)
    );
    println!("{report}");
    assert!(all.len() >= 400 && silent + wrong >= all.len() / 2, "{report}");
    // No more than one in twenty, of what is reported and of what there is.
    assert!(wrong * 20 <= right + wrong, "too much is wrong: {report}");
    assert!(missed * 20 <= right + missed, "too much is missed: {report}");
}

#[test]
fn drawn_is_drawn() {
    let line = drawn("a@h8@b4 x@host user@12");
    assert!(line.starts_with('a') && line.contains(" x@host user") && line.len() == 37, "{line}");
    assert_eq!(line, drawn("a@h8@b4 x@host user@12"));
}
