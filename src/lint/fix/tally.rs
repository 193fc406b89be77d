//! What was found, counted, to say what changes made worse.

use std::collections::HashMap;

use super::{Why, choice::Choice};
use crate::lint::{Family, Finding, Level};

pub(super) struct Tally {
    by_rule: HashMap<(String, &'static str), usize>,
    /// What Compose refuses, by its message.
    refused: HashMap<(String, &'static str, String), usize>,
}

/// Something that changes may not do, in one file.
pub(super) struct Wrong {
    pub(super) file: String,
    pub(super) why: Why,
    /// The rule whose changes are to blame, where that is known.
    rule: Option<&'static str>,
}

impl Wrong {
    pub(super) fn meaning(file: &str) -> Self {
        Self { file: file.to_owned(), why: Why::Meaning, rule: None }
    }

    pub(super) fn blames(&self, choice: &Choice<'_>) -> bool {
        let finding = choice.finding;
        self.rule == Some(finding.rule.id) && finding.place.file() == self.file
    }
}

/// Whether it is about what Compose does not load.
fn is_refused_for(finding: &Finding) -> bool {
    matches!(finding.rule.family, Family::Spec | Family::Reference)
        || finding.rule.id == "bad-interpolation"
}

impl Tally {
    pub(super) fn of(found: &[Finding]) -> Self {
        let (mut by_rule, mut refused) = (HashMap::new(), HashMap::new());
        for it in found {
            let file = it.place.file().to_owned();
            if it.level == Level::Error && is_refused_for(it) {
                *refused.entry((file.clone(), it.rule.id, it.message.clone())).or_default() += 1;
            }
            *by_rule.entry((file, it.rule.id)).or_default() += 1;
        }
        Self { by_rule, refused }
    }

    /// Each change has to take a finding away, and none may bring one of those that matter.
    pub(super) fn wrongs(&self, after: &Self, choices: &[Choice<'_>]) -> Vec<Wrong> {
        let more = after.refused.iter().filter(|(key, count)| {
            let before = self.refused.get(*key).copied().unwrap_or_default();
            before < **count
        });
        let refused = more.map(|((file, rule, _), _)| Wrong {
            file: file.clone(),
            why: Why::Refused(rule),
            rule: None,
        });
        let mut wrongs: Vec<_> = refused.collect();
        let mut fewer: HashMap<(String, &'static str), usize> = HashMap::new();
        for it in choices {
            let key = (it.finding.place.file().to_owned(), it.finding.rule.id);
            *fewer.entry(key).or_default() += 1;
        }
        for (key, by) in fewer {
            let count = |tally: &Self| tally.by_rule.get(&key).copied().unwrap_or_default();
            if count(after) + by > count(self) {
                let (file, rule) = key;
                wrongs.push(Wrong { file, why: Why::Useless, rule: Some(rule) });
            }
        }
        wrongs.sort_by_key(|it| (it.file.clone(), it.why.words(), it.rule));
        wrongs
    }
}
