//! Findings that were there before and are accepted for now.

use std::{collections::BTreeSet, sync::Arc};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Finding, Verdict};
use crate::{
    document::Source,
    problem::{Place, Problem},
};

/// The version of the format that this program reads and writes.
const VERSION: u32 = 1;

/// What `smarteros lint --write-baseline` writes, one finding per line.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of this format.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// Sorted by file, rule and path.
    findings: BTreeSet<Known>,
}

/// One finding. It is known by its file and fingerprint; the rest is for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// As seen from the folder of `smarteros.toml`, or of the run where there is none.
    pub file: String,
    pub rule: String,
    /// The keys that lead to the place, where the file has keys.
    pub path: String,
    pub message: String,
    /// Of the rule, the path and the message; never of a secret.
    pub fingerprint: String,
}

impl Baseline {
    pub fn read(name: &str, text: &str) -> Result<Self, Problem> {
        let source = Arc::new(Source::new(name, text));
        let baseline: Self = serde_json::from_str(source.text()).map_err(|error| {
            let (line, column) = (error.line().clamp(1, source.line_count()), error.column());
            let line = source.line_range(line);
            let at = (line.start + column.saturating_sub(1)).min(line.end);
            let text = error.to_string();
            let message = text.rsplit_once(" at line ").map_or(&*text, |it| it.0);
            Problem::new(message)
                .at(Place::new(&source, at..at))
                .help("`--write-baseline` writes it anew")
        })?;
        if baseline.version == VERSION {
            return Ok(baseline);
        }
        let message = format!("`{name}` has the format {}, not {VERSION}", baseline.version);
        Err(Problem::new(message)
            .help("use the version of `smarteros` that wrote it, or a newer one"))
    }

    /// Accepts everything that is reported; `seen` tells how a file is called in a baseline.
    pub fn of(verdict: &Verdict, seen: impl Fn(&str) -> String) -> Self {
        let known = |it: &Finding| Known {
            file: seen(it.place.file()),
            rule: it.rule.id.to_owned(),
            path: it.fingerprint.path.clone(),
            message: it.message.clone(),
            fingerprint: it.fingerprint.to_string(),
        };
        Self { version: VERSION, findings: verdict.findings.iter().map(known).collect() }
    }

    /// What is known and not reported.
    pub fn unmatched(&self, verdict: &Verdict, seen: impl Fn(&str) -> String) -> Vec<Known> {
        let found: BTreeSet<_> = verdict.findings.iter().map(|it| identity(it, &seen)).collect();
        let is_found = |it: &&Known| found.contains(&(it.file.clone(), it.fingerprint.clone()));
        self.findings.iter().filter(|it| !is_found(it)).cloned().collect()
    }

    /// Takes what is known out of a report.
    pub fn hide_known(&self, verdict: &mut Verdict, seen: impl Fn(&str) -> String) {
        let known = self.findings.iter().map(|it| (it.file.clone(), it.fingerprint.clone()));
        let known: BTreeSet<_> = known.collect();
        let before = verdict.findings.len();
        verdict.findings.retain(|it| !known.contains(&identity(it, &seen)));
        verdict.known += before - verdict.findings.len();
    }

    pub fn add(&mut self, known: impl IntoIterator<Item = Known>) {
        self.findings.extend(known);
    }

    pub fn remove(&mut self, known: &[Known]) {
        self.findings.retain(|it| !known.contains(it));
    }

    pub fn len(&self) -> usize {
        self.findings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// One finding per line, so that a diff shows which came and went.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let lines = self.findings.iter().map(serde_json::to_string);
        let lines: Vec<_> = lines.collect::<Result<_, _>>()?;
        let body = if lines.is_empty() {
            String::new()
        } else {
            format!("\n    {}\n  ", lines.join(",\n    "))
        };
        Ok(format!("{{\n  \"version\": {},\n  \"findings\": [{body}]\n}}\n", self.version))
    }
}

impl Default for Baseline {
    fn default() -> Self {
        Self { version: VERSION, findings: BTreeSet::new() }
    }
}

fn identity(finding: &Finding, seen: impl Fn(&str) -> String) -> (String, String) {
    (seen(finding.place.file()), finding.fingerprint.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Levels, testing::project};

    fn judged(text: &str) -> Verdict {
        Verdict::of(&project(&[("compose.yml", text)]), &Levels::default())
    }

    fn above(name: &str) -> String {
        format!("below/{name}")
    }

    const TWO: &str = "services:\n  a:\n    image: x\n  b:\n    image: y\n";

    #[test]
    fn what_is_written_is_read_and_hides_what_it_holds() {
        let mut verdict = judged(TWO);
        let text = Baseline::of(&verdict, above).to_json().unwrap();
        assert_eq!(text.lines().count(), verdict.findings.len() + 5, "{text}");
        let baseline = Baseline::read("b.json", &text).unwrap();
        assert!(baseline.unmatched(&verdict, above).is_empty());
        assert_eq!(baseline.unmatched(&verdict, str::to_owned).len(), baseline.len());
        baseline.hide_known(&mut verdict, above);
        assert!(verdict.findings.is_empty() && verdict.known == baseline.len());
        assert!(verdict.summary().ends_with(" known ones left out"), "{}", verdict.summary());
    }

    #[test]
    fn what_is_mended_is_left_over_and_what_is_new_shows() {
        let mut baseline = Baseline::of(&judged(TWO), str::to_owned);
        let mut now = judged(&TWO.replace("image: y", "image: y:1.2.3\n    ports: ['90:90']"));
        let gone = baseline.unmatched(&now, str::to_owned);
        assert!(gone.iter().any(|it| it.rule == "latest-tag" && it.path == "services.b.image"));
        baseline.hide_known(&mut now, str::to_owned);
        let new: Vec<_> = now.findings.iter().map(|it| it.rule.id).collect();
        assert_eq!(new, ["public-port"]);
        let before = baseline.len();
        baseline.remove(&gone);
        assert_eq!(baseline.len(), before - gone.len());
    }

    #[test]
    fn mistakes_have_a_place() {
        let read = |text: &str| Baseline::read("b.json", text).unwrap_err().to_string();
        assert!(read("{\n  \"version\": 1,\n  \"x\": 1}").contains("unknown field `x`"));
        assert!(read("{\n  \"version\": 1,\n  \"x\": 1}").contains("--> b.json:3:"));
        assert!(read("ñ").contains("--> b.json:1:"));
        assert!(read("").contains("--> b.json:1:1"));
        assert!(read(r#"{"version": 2, "findings": []}"#).contains("the format 2, not 1"));
    }

    #[test]
    fn an_empty_one_is_short() {
        let text = Baseline::default().to_json().unwrap();
        assert_eq!(text, "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
    }
}
