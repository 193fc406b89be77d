//! A script that is called an unsealer and never unseals.

use std::ops::Range;

use super::home::is_history;
use crate::lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule};

pub(super) static RULE: Rule = Rule {
    id: "never-unseals",
    family: Family::Legacy,
    level: Level::Note,
    summary: "a script says that it unseals Vault, and does not",
    docs: include_str!("never_unseals.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for file in &project.files {
        if !matches!(file.kind, FileKind::Text) || is_history(file) {
            continue;
        }
        let text = file.source.text();
        let talks = text.contains("vault ") || text.contains("bao ") || text.contains("/v1/sys/");
        if !talks || !promises(project, file) || acts(text) {
            continue;
        }
        let Some(range) = claim(file) else { continue };
        let message = "this script speaks of unsealing and never runs `vault operator unseal`: Vault stays sealed";
        let help = "rename it after what it does, or use auto-unseal: `seal \"awskms\" { … }`";
        findings.add(file.place(range), message).help(help);
    }
}

/// The file's name, its first lines or the service that mounts it say so.
fn promises(project: &Project, file: &ProjectFile) -> bool {
    let unseals = |it: &str| it.to_ascii_lowercase().contains("unseal");
    let head = file.source.text().lines().take(5);
    let claims = ["unseals", "unsealing", "unsealer", "auto-unseal"];
    let by_head = head
        .filter(|it| it.starts_with('#'))
        .any(|line| claims.iter().any(|it| line.to_ascii_lowercase().contains(it)));
    let services = project
        .composes()
        .flat_map(|(from, compose)| compose.services.iter().map(move |service| (from, service)));
    let mounts = |from: &ProjectFile, source: &Option<String>| {
        source.as_deref().and_then(|it| from.resolve(it)).as_deref() == Some(file.name())
    };
    let mut mounting = services.filter(|(from, service)| {
        unseals(service.name()) && service.mounts.iter().any(|it| mounts(from, &it.source))
    });
    unseals(file.name()) || by_head || mounting.next().is_some()
}

/// Some line unseals, rather than saying so.
fn acts(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        let said = ["#", "echo", "printf", "log", "info"].iter().any(|it| line.starts_with(it));
        let does = ["operator unseal", "sys/unseal", "vault unseal"];
        !said && does.iter().any(|it| line.contains(it))
    })
}

/// The first message that speaks of it, or else the first comment.
fn claim(file: &ProjectFile) -> Option<Range<usize>> {
    let lines = || (1..=file.source.line_count()).map(|it| file.source.line_range(it));
    let speaks = |marks: &'static [&'static str]| {
        move |range: &Range<usize>| {
            let text = file.source.slice(range.clone()).trim_start();
            let lower = text.to_ascii_lowercase();
            lower.contains("unseal")
                && !lower.contains("is unsealed")
                && marks.iter().any(|it| text.starts_with(it))
        }
    };
    let found =
        lines().find(speaks(&["echo", "printf"])).or_else(|| lines().find(speaks(&["#"])))?;
    let text = file.source.slice(found.clone());
    Some(found.end - text.trim_start().len()..found.end)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn words_and_deeds() {
        let script = "#!/bin/sh
# Initialises and unseals
vault status
echo 'unsealing'
#^^^^^^^^^^^^^^^ never runs
";
        let moved = script.replace("#^^^^^^^^^^^^^^^ never runs\n", "");
        let found = crate::lint::check_with(&project(&[("init.sh", &moved)]), [&RULE]);
        assert_eq!(
            found.iter().map(|it| it.place.to_string()).collect::<Vec<_>>(),
            ["init.sh:4:1"]
        );
        let real = format!("{moved}vault operator unseal \"$KEY\"\n");
        expect_in(
            &RULE,
            &project(&[("init.sh", &real), ("backup.sh", "vault status\n# unseal first")]),
        );
    }
}
