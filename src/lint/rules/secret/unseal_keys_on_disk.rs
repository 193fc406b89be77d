//! `vault operator init > file`: the keys beside the safe.

use std::ops::Range;

use crate::{
    compose::Text,
    lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "unseal-keys-on-disk",
    family: Family::Secret,
    level: Level::Error,
    summary: "Vault's unseal keys and root token are written to a file",
    docs: include_str!("unseal_keys_on_disk.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    if matches!(file.kind, FileKind::Text) {
        report(file.source.text(), |range| file.place(range), findings);
    }
    for compose in file.composes() {
        for service in &compose.services {
            for command in [&service.command, &service.entrypoint].into_iter().flatten() {
                let all: Vec<Text> = command.node.items().iter().filter_map(Text::of).collect();
                for text in Text::of(&command.node).iter().chain(&all) {
                    report(text.as_str(), |range| text.place_of(range), findings);
                }
            }
        }
        for content in compose.configs.iter().filter_map(|it| it.get("content")) {
            let Some(text) = Text::of(&content) else { continue };
            report(text.as_str(), |range| text.place_of(range), findings);
        }
    }
}

fn report(text: &str, place: impl Fn(Range<usize>) -> Place, findings: &mut Findings) {
    for range in writes(text) {
        let message = "Vault's unseal keys and root token are written to a file in clear";
        let help = "initialise by hand and hand out the keys, or encrypt each to its holder: `vault operator init -pgp-keys=…`";
        findings.add(place(range), message).help(help);
    }
}

/// Each initialisation whose output ends in a file, directly or by way of a variable.
fn writes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for program in ["vault operator init", "bao operator init", "vault init", "/v1/sys/init"] {
        for (at, _) in text.match_indices(program) {
            let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
            let front = text[line..at].trim_start();
            let told = ["#", "echo", "printf", "//"].iter().any(|it| front.starts_with(it));
            let end = end_of_command(text, at);
            let command = &text[at..end];
            if told || command.contains("pgp-keys") || command.contains("-status") {
                continue;
            }
            if let Some(target) = target(command) {
                found.push(at..at + target);
                continue;
            }
            found.extend(captured(front).and_then(|name| written_later(text, end, name)));
        }
    }
    found
}

/// A command ends with its line, unless the line goes on.
fn end_of_command(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let line = text[end..].find('\n').map_or(text.len(), |it| end + it);
        if !text[..line].trim_end_matches('\r').ends_with('\\') || line == text.len() {
            return line;
        }
        end = line + 1;
    }
}

/// Where the name of the file ends that the output goes to.
fn target(command: &str) -> Option<usize> {
    let marks = [">", "tee ", " -o ", "--output "];
    for mark in marks {
        for (at, _) in command.match_indices(mark) {
            let stream = command[..at].ends_with('2') && mark == ">";
            let rest = command[at + mark.len()..].trim_start_matches(['>', ' ', '"', '\'']);
            let rest = rest.strip_prefix("-a ").unwrap_or(rest);
            let start = command.len() - rest.len();
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '\'' | ')' | '|'))
                .unwrap_or(rest.len());
            let file = &rest[..length];
            if !stream && length > 0 && !file.starts_with('&') && !file.starts_with("/dev/") {
                return Some(start + length);
            }
        }
    }
    None
}

/// `KEYS=$(` before the command.
fn captured(front: &str) -> Option<&str> {
    let (before, _) = front
        .rsplit_once("=$(")
        .or_else(|| front.rsplit_once("=$$("))
        .or_else(|| front.rsplit_once("=\"$("))?;
    let name = before.rsplit(|c: char| c.is_whitespace() || c == ';').next()?;
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    (!name.is_empty() && name.chars().all(word)).then_some(name)
}

/// The line that writes the variable to a file.
fn written_later(text: &str, from: usize, name: &str) -> Option<Range<usize>> {
    let uses = [format!("${name}"), format!("${{{name}}}")];
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let at = uses.iter().find_map(|it| line.find(it.as_str()));
        if let Some(length) = at.and_then(|_| target(line)) {
            let blank = line.len() - line.trim_start().len();
            return Some(start + blank..start + length);
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn scripts() {
        let script = "#!/bin/sh
# vault operator init > keys.txt
echo 'run vault operator init > keys.txt'
vault operator init -status > /dev/null
vault operator init -key-shares=5 > /vault/data/keys.txt
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in clear
KEYS=$(vault operator init -format=json)
echo \"$KEYS\" | tee /data/init.json > /dev/null
vault operator init -pgp-keys=a.asc,b.asc > keys.enc
vault operator init 2>&1
"
        .replace("#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in clear\n", "");
        let found = crate::lint::check_with(&project(&[("init.sh", &script)]), [&RULE]);
        let places: Vec<_> = found.iter().map(|it| (it.place.line(), it.place.column())).collect();
        assert_eq!(places, [(5, 1), (7, 1)]);
        expect_in(&RULE, &project(&[("a.md", script.as_str())]));
    }

    #[test]
    fn commands() {
        expect(
            &RULE,
            "
services:
  init:
    image: hashicorp/vault:1.21
    entrypoint: [sh, -c, 'sleep 5; vault operator init > /vault/file/keys']
    #                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in clear
",
        );
    }
}
