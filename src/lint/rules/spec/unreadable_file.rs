//! A file that is no text.

use super::yaml_syntax::is_yaml;
use crate::{
    lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule},
    problem::Problem,
};

pub(super) static RULE: Rule = Rule {
    id: "unreadable-file",
    family: Family::Spec,
    level: Level::Error,
    summary: "the file is not UTF-8 text, or far too large",
    docs: include_str!("unreadable_file.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Broken(problem) = &file.kind else { return };
    let name = file.name().rsplit('/').next().unwrap_or_default();
    let is_env =
        name.starts_with(".env") || name.rsplit_once('.').is_some_and(|(_, it)| it == "env");
    if !is_encoding(problem) || !is_yaml(file) && !is_env {
        return;
    }
    let place = problem.place.clone().unwrap_or_else(|| file.place(0..0));
    let finding = findings.add(place, problem.message.clone());
    finding.help(problem.help.clone().unwrap_or_else(|| "save it as UTF-8".into()));
}

/// Reading ended before YAML was looked at.
pub(super) fn is_encoding(problem: &Problem) -> bool {
    let signs = ["is not UTF-8", "in UTF-16", "a NUL byte", "is larger than"];
    signs.iter().any(|it| problem.message.contains(it))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{Project, ProjectFile, check_with};

    #[test]
    fn bytes_that_are_no_text() {
        let large = vec![b'#'; 1 << 21];
        let files: [(&str, &[u8], usize); 8] = [
            ("compose.yml", b"a: \xff", 1),
            ("compose.yaml", b"\xff\xfea\0", 1),
            ("compose.yml", b"a\0", 1),
            ("compose.yml", &large, 1),
            (".env", b"A=\xff", 1),
            ("logo.png", b"\xff", 0),
            ("compose.yml", b"a: [", 0),
            ("compose.yml", b"services: {a: {image: b}}", 0),
        ];
        for (name, bytes, expected) in files {
            let files = vec![ProjectFile::read(name, bytes)];
            let found = check_with(&Project { files, ..Project::default() }, [&RULE]);
            assert_eq!(found.len(), expected, "{name}");
        }
    }
}
