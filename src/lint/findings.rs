//! What rules find.

use std::ops::Range;

use super::{Fingerprint, Level, Rule};
use crate::problem::{Place, Problem};

/// One thing that is wrong, at one place.
#[derive(Clone)]
pub struct Finding {
    pub rule: &'static Rule,
    pub level: Level,
    pub place: Place,
    /// About this place: lower case, no full stop, the user's words in backticks, never a secret.
    pub message: String,
    /// What to do; best a line to paste.
    pub help: Option<String>,
    /// Other places that explain it, each with its words.
    pub related: Vec<(Place, String)>,
    /// Bytes of the file that hold a secret; every report masks them.
    pub secrets: Vec<Range<usize>>,
    /// Worked out for what is reported.
    pub fingerprint: Fingerprint,
}

/// Collects what one rule finds.
pub struct Findings {
    rule: &'static Rule,
    all: Vec<Finding>,
}

impl Findings {
    pub(super) fn of(rule: &'static Rule) -> Self {
        Self { rule, all: Vec::new() }
    }

    /// Adds a finding at the rule's own level.
    pub fn add(&mut self, place: Place, message: impl Into<String>) -> &mut Finding {
        self.all.push(Finding {
            rule: self.rule,
            level: self.rule.level,
            place,
            message: message.into(),
            help: None,
            related: Vec::new(),
            secrets: Vec::new(),
            fingerprint: Fingerprint::default(),
        });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    /// Adds what a reader of the file already found, as it says it.
    pub fn add_problem(&mut self, place: Place, problem: &Problem) -> &mut Finding {
        let finding = self.add(place, problem.message.clone());
        finding.help.clone_from(&problem.help);
        finding.related.clone_from(&problem.related);
        finding
    }

    pub(super) fn into_all(self) -> Vec<Finding> {
        self.all
    }
}

impl Finding {
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    pub fn related(&mut self, place: Place, words: impl Into<String>) -> &mut Self {
        self.related.push((place, words.into()));
        self
    }

    /// A level for this place that differs from the rule's own.
    pub fn level(&mut self, level: Level) -> &mut Self {
        self.level = level;
        self
    }

    /// The bytes at this place are a secret.
    pub fn secret(&mut self, place: &Place) -> &mut Self {
        self.secrets.push(place.range());
        self
    }
}

/// By file and place; the same rule with the same words at the same place once.
pub(super) fn sorted(mut all: Vec<Finding>) -> Vec<Finding> {
    let place =
        |it: &Finding| (it.place.file().to_owned(), it.place.range().start, it.place.range().end);
    all.sort_by_cached_key(|it| (place(it), it.rule.id, it.message.clone()));
    all.dedup_by(|a, b| place(a) == place(b) && a.rule.id == b.rule.id && a.message == b.message);
    all
}
