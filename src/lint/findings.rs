//! What rules find.

use std::ops::Range;

use super::{
    Fingerprint, Fix, Level, Rule,
    many::Told,
    shared::{Shared, Site},
};
use crate::{
    compose::Service,
    problem::{Place, Problem},
};

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
    /// What puts it right, where that can be said.
    pub fix: Option<Fix>,
    /// Bytes of the file where the same is found that is not told, if this stands for it.
    pub(super) others: Vec<Range<usize>>,
}

/// Collects what one rule finds: of what services share one, and of more than anybody reads the count.
pub struct Findings {
    rule: &'static Rule,
    /// The last one, of which more may be said, with its service.
    open: Option<(Finding, Option<Site>)>,
    /// The service that is looked at.
    service: Option<Site>,
    shared: Shared,
    told: Told,
}

impl Findings {
    pub(super) fn of(rule: &'static Rule, told: Told) -> Self {
        Self { rule, open: None, service: None, shared: Shared::default(), told }
    }

    /// Adds a finding at the rule's own level.
    pub fn add(&mut self, place: Place, message: impl Into<String>) -> &mut Finding {
        self.close();
        let finding = Finding {
            rule: self.rule,
            level: self.rule.level,
            place,
            message: message.into(),
            help: None,
            related: Vec::new(),
            secrets: Vec::new(),
            fingerprint: Fingerprint::default(),
            fix: None,
            others: Vec::new(),
        };
        &mut self.open.insert((finding, self.service.clone())).0
    }

    fn close(&mut self) {
        if let Some((finding, site)) = self.open.take() {
            self.shared.take(finding, site, &mut self.told);
        }
    }

    /// Adds what a reader of the file already found, as it says it.
    pub fn add_problem(&mut self, place: Place, problem: &Problem) -> &mut Finding {
        let finding = self.add(place, problem.message.clone());
        finding.help.clone_from(&problem.help);
        finding.related.clone_from(&problem.related);
        finding
    }

    /// What follows is found in this service; its text may be that of others, too.
    pub(in crate::lint) fn about(&mut self, service: &Service) {
        self.service = Some(Site { key: service.key.clone() });
    }

    pub(super) fn into_all(mut self) -> Vec<Finding> {
        self.close();
        self.shared.finish(&mut self.told);
        self.told.finish()
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

    /// What puts it right; nothing where the file's layout has no room for it.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix).filter(Fix::is_possible);
        self
    }

    pub(super) fn secret_places(&self) -> impl Iterator<Item = Place> {
        self.secrets.iter().map(|it| Place::new(self.place.source(), it.clone()))
    }

    /// The bytes at this place are a secret.
    pub fn secret(&mut self, place: &Place) -> &mut Self {
        self.secrets.push(place.range());
        self
    }
}

/// By file and place; the same rule with the same words at the same place once.
pub(super) fn sorted(mut all: Vec<Finding>) -> Vec<Finding> {
    fn key(it: &Finding) -> (&str, usize, usize, &str, &str) {
        let Range { start, end } = it.place.range();
        (it.place.file(), start, end, it.rule.id, &it.message)
    }
    all.sort_by(|a, b| key(a).cmp(&key(b)));
    all.dedup_by(|a, b| key(a) == key(b));
    all
}
