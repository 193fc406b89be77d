//! What a finding is known by while the file around it changes.

use std::{collections::HashMap, fmt};

use sha2::{Digest as _, Sha256};

use super::{FileKind, Finding, Masks, Project, ProjectFile};

/// The same for a finding whose line moved, whose block was indented, or whose neighbours were
/// renamed. Nothing of a secret goes into it: a short one could be guessed from its hash.
#[derive(Clone, Debug, Default)]
pub struct Fingerprint {
    /// The keys that lead to the place: `services.web.image`; a variable's name in `.env`.
    pub path: String,
    digest: u64,
    /// Counts findings of one file that are alike in everything else, from 1.
    number: usize,
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}:{}", self.digest, self.number)
    }
}

/// Notes the keys that lead to each finding.
pub(super) fn lead(findings: &mut [Finding], project: &Project) {
    let files = project.files.iter().map(|it| (it.name(), it));
    let files: HashMap<_, _> = files.collect();
    for finding in findings {
        let way = files.get(finding.place.file()).map(|it| way(it, finding.place.range().start));
        finding.fingerprint.path = way.unwrap_or_default();
    }
}

/// Works out the fingerprints of everything that is reported, whose words and ways may hold secrets
/// until then.
pub(super) fn mark(findings: &mut [Finding], masks: &Masks) {
    let mut seen: HashMap<(String, u64), usize> = HashMap::new();
    for finding in findings {
        let path = masks.clean(&finding.fingerprint.path);
        let digest = digest(finding.rule.id, &path, &finding.message);
        let number = seen.entry((finding.place.file().to_owned(), digest)).or_default();
        *number += 1;
        finding.fingerprint = Fingerprint { path, digest, number: *number };
    }
}

fn way(file: &ProjectFile, offset: usize) -> String {
    match &file.kind {
        FileKind::Compose { documents, .. } => {
            let roots = documents.iter().map(|it| &it.root);
            let last = roots.take_while(|it| it.range().start <= offset).last();
            last.map_or_else(String::new, |it| it.way_to(offset))
        }
        FileKind::Stack(root) | FileKind::Yaml { root, looks_like: _ } => root.way_to(offset),
        FileKind::Env(env) => {
            let reached =
                env.entries.iter().take_while(|it| it.name_place.range().start <= offset).last();
            reached.map_or_else(String::new, |it| it.name.clone())
        }
        FileKind::Dockerfile(_) | FileKind::Text | FileKind::Prose | FileKind::Broken(_) => {
            String::new()
        }
    }
}

/// Of the message only the words in backticks, which are the user's: the others may be put better
/// in the next version of this program, and hold counts.
fn digest(rule: &str, path: &str, message: &str) -> u64 {
    let words = message.split('`').skip(1).step_by(2);
    let mut hash = Sha256::new();
    for part in [rule, path].into_iter().chain(words) {
        hash = hash.chain_update(part.trim()).chain_update([0]);
    }
    hash.finalize().iter().take(8).fold(0, |all, byte| all << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::lint::{Levels, Verdict, testing::project};

    /// What is found in a file, by fingerprint.
    fn prints(name: &str, text: &str) -> BTreeSet<String> {
        let verdict = Verdict::of(&project(&[(name, text)]), &Levels::default());
        let prints = verdict.findings.iter();
        let prints: Vec<_> =
            prints.map(|it| format!("{} {}", it.rule.id, it.fingerprint)).collect();
        let set: BTreeSet<_> = prints.iter().cloned().collect();
        assert_eq!(set.len(), prints.len(), "{prints:?}");
        set
    }

    const STACK: &str = "\
services:
  web:
    image: example/app
    ports: ['80:80', '90:90']
    environment: [PASSWORD=hunter2hunter2]
  job:
    image: example/job
";

    #[test]
    fn edits_elsewhere_change_nothing() {
        let before = prints("compose.yml", STACK);
        assert!(before.len() > 5, "{before:?}");
        let indented = format!("  {}", STACK.replace('\n', "\n  "));
        let edits = [
            format!("# a comment\n\n{STACK}"),
            indented.replacen("  services", "x-a: {b: 1}\nservices", 1),
            STACK.replace("['80:80', '90:90']", "[ '127.0.0.1:1:1', '80:80', '90:90' ]"),
            STACK.replace("hunter2hunter2", "another-1-secret"),
        ];
        for edited in edits {
            assert_eq!(before, prints("compose.yml", &edited), "{edited}");
        }
        let renamed = prints("compose.yml", &STACK.replace("  job:", "  task:"));
        let kept = before.intersection(&renamed).count();
        assert!(kept >= 4 && kept < before.len(), "{kept} of {before:?}");
    }

    #[test]
    fn what_is_alike_is_numbered() {
        let twice = "services:\n  a:\n    ports: ['90:90', '90:90']\n";
        let found = prints("compose.yml", twice);
        assert!(found.iter().any(|it| it.ends_with(":2")), "{found:?}");
    }

    #[test]
    fn a_variable_of_an_environment_file_keeps_its_own() {
        let before = prints(".env", "A=1\nDB_PASSWORD=change_me\n");
        assert!(!before.is_empty());
        assert!(
            before.is_subset(&prints(".env", "DB_PASSWORD=changeme\n# x\nA=1\n")),
            "{before:?}"
        );
    }
}
