//! What was found, counted, to say what changes made worse.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

use super::{Why, choice::Choice, halves::Blame, landed::Landed};
use crate::lint::{Check, Family, Finding, Level, Rule, rules};

pub(super) struct Tally {
    by_rule: HashMap<(String, &'static str), usize>,
    /// Where what Compose refuses is found, by its message.
    refused: HashMap<(String, &'static str, String), Vec<Range<usize>>>,
}

/// Something that changes may not do, in one file.
pub(super) struct Wrong {
    pub(super) file: String,
    pub(super) why: Why,
    /// The rule whose changes are to blame, where that is known.
    rule: Option<&'static str>,
    /// The changes that are, by their numbers.
    choices: HashSet<usize>,
}

impl Wrong {
    pub(super) fn meaning(file: &str) -> Self {
        Self { file: file.to_owned(), why: Why::Meaning, rule: None, choices: HashSet::new() }
    }

    pub(super) fn blame(&self, choice: &Choice<'_>) -> Blame {
        let finding = choice.finding;
        if self.choices.contains(&choice.at) {
            Blame::Own
        } else if self.rule == Some(finding.rule.id) && finding.place.file() == self.file {
            Blame::Shared
        } else {
            Blame::No
        }
    }
}

/// Whether it is about what Compose does not load.
fn is_about_refused(rule: &Rule) -> bool {
    matches!(rule.family, Family::Spec | Family::Reference) || rule.id == "bad-interpolation"
}

/// The rules that tell whether these changes do what they may not.
pub(super) fn judges(choices: &[Choice<'_>]) -> Vec<&'static Rule> {
    let own: HashSet<_> = choices.iter().map(|it| it.finding.rule.id).collect();
    let asks_all = choices.iter().any(|it| matches!(it.finding.rule.check, Check::Found(_)));
    let judges = |it: &&Rule| asks_all || own.contains(it.id) || is_about_refused(it);
    rules::all().iter().copied().filter(judges).collect()
}

impl Tally {
    pub(super) fn of(found: &[Finding]) -> Self {
        let (mut by_rule, mut refused) = (HashMap::new(), HashMap::new());
        for it in found {
            let file = it.place.file().to_owned();
            if it.level == Level::Error && is_about_refused(it.rule) {
                let key = (file.clone(), it.rule.id, it.message.clone());
                refused.entry(key).or_insert_with(Vec::new).push(it.place.range());
            }
            *by_rule.entry((file, it.rule.id)).or_default() += 1;
        }
        Self { by_rule, refused }
    }

    /// Each change has to take a finding away, and none may bring one of those that matter.
    pub(super) fn wrongs(&self, after: &Self, choices: &[Choice<'_>]) -> Vec<Wrong> {
        let landed = Landed::of(choices);
        let mut refused: BTreeMap<(&str, &'static str), HashSet<usize>> = BTreeMap::new();
        for (key @ (file, rule, _), places) in &after.refused {
            if self.refused.get(key).map_or(0, Vec::len) < places.len() {
                let choices = places.iter().flat_map(|it| landed.within(file, it));
                refused.entry((file, rule)).or_default().extend(choices);
            }
        }
        let refused = refused.into_iter().map(|((file, rule), choices)| Wrong {
            file: file.to_owned(),
            why: Why::Refused(rule),
            rule: None,
            choices,
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
                let (why, rule) = (Why::Useless, Some(rule));
                wrongs.push(Wrong { file, why, rule, choices: HashSet::new() });
            }
        }
        wrongs.sort_by_key(|it| (it.file.clone(), it.why.words(), it.rule));
        wrongs
    }
}
