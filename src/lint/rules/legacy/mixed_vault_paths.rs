//! `secret/data/app` here, `secret/app` there: two conventions for one place in Vault.

use std::ops::Range;

use super::home::is_history;
use crate::{
    lint::{
        Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule, secrets::comments,
    },
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "mixed-vault-paths",
    family: Family::Legacy,
    level: Level::Note,
    summary: "comments write one place in Vault in two ways",
    docs: include_str!("mixed_vault_paths.md"),
    check: Check::Project(check),
};

/// A path as somebody wrote it down.
struct Mention {
    place: Place,
    /// What follows the mount: `smarteros`.
    root: String,
    is_api: bool,
}

fn check(project: &Project, findings: &mut Findings) {
    let mut mentions = Vec::new();
    for file in project.files.iter().filter(|it| !is_history(it)) {
        mentions.extend(of_file(file));
    }
    let mut reported: Vec<(String, String)> = Vec::new();
    for api in mentions.iter().filter(|it| it.is_api) {
        let plain = mentions.iter().find(|it| !it.is_api && it.root == api.root);
        let Some(plain) = plain else { continue };
        let key = (api.place.file().to_owned(), api.root.clone());
        if reported.contains(&key) {
            continue;
        }
        reported.push(key);
        let root = &api.root;
        let message = format!(
            "`secret/data/{root}` is the path of the API; `vault kv` and the rest of the notes say `secret/{root}`"
        );
        let help =
            format!("write `secret/{root}/…` here too, and keep `data/` for policies and the API");
        findings
            .add(api.place.clone(), message)
            .help(help)
            .related(plain.place.clone(), "written without `data/` here");
    }
}

/// Paths in comments and prose; policies and addresses of the API are right with `data/`.
fn of_file(file: &ProjectFile) -> Vec<Mention> {
    let whole = 0..file.source.text().len();
    let parts: Vec<Range<usize>> = match file.kind {
        FileKind::Prose => vec![whole],
        _ => comments(file),
    };
    let mut found = Vec::new();
    for part in parts {
        let text = file.source.slice(part.clone());
        for (at, _) in text.match_indices("secret/") {
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
            if text[..at].ends_with(word) {
                continue;
            }
            let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
            let front = &text[line..at];
            let policy = ["path \"", "policy", "policies", "curl", "v1/"];
            let rest = &text[at + 7..];
            let (is_api, rest) = rest.strip_prefix("data/").map_or((false, rest), |it| (true, it));
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            let root = &rest[..length.unwrap_or(rest.len())];
            let is_policy = policy.iter().any(|it| front.to_ascii_lowercase().contains(it));
            if root.is_empty() || root == "metadata" || is_api && is_policy {
                continue;
            }
            let end = text[at..].find(|c: char| c.is_whitespace() || "`\"'),|".contains(c));
            let end = end.map_or(text.len(), |it| at + it);
            let place = file.place(part.start + at..part.start + end);
            found.push(Mention { place, root: root.to_owned(), is_api });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{check_with, testing::project};

    #[test]
    fn two_conventions() {
        let env =
            "# paths: secret/data/acme/<component>/<key>\n# vault kv get secret/acme/db\nA=\n";
        let found = check_with(&project(&[(".env.example", env)]), [&RULE]);
        let places: Vec<_> = found.iter().map(|it| it.place.to_string()).collect();
        assert_eq!(places, [".env.example:1:10"]);
        assert_eq!(found[0].related.len(), 1);
    }

    #[test]
    fn policies_and_the_api_are_right() {
        let prose = "`secret/acme/db`\n```hcl\npath \"secret/data/acme/db\" {}\n```\n\
                     curl $VAULT_ADDR/v1/secret/data/acme/db\nsecret/data/other\n";
        assert!(check_with(&project(&[("SECRETS.md", prose)]), [&RULE]).is_empty());
    }
}
