//! The files that changes make.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{apply::edited, choice::Choice, layout};
use crate::{document::Source, lint::Project};

const EXAMPLE: &str = ".env.example";

pub(super) struct Texts {
    /// Those that are there and not judged, by name.
    pub(super) examples: BTreeMap<String, Arc<Source>>,
}

impl Texts {
    /// Every file that these changes touch, as it would be then.
    pub(super) fn with(&self, project: &Project, choices: &[Choice<'_>]) -> Vec<Arc<Source>> {
        let mut edits: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        let mut variables: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for Choice { finding, fix, .. } in choices {
            for edit in &fix.edits {
                edits.entry(edit.place.file()).or_default().push(edit);
            }
            let folder = finding.place.file().rsplit_once('/').map(|it| it.0);
            let name = folder.map_or(EXAMPLE.into(), |it| format!("{it}/{EXAMPLE}"));
            if !fix.variables.is_empty() {
                variables.entry(name).or_default().extend(fix.variables.iter().map(String::as_str));
            }
        }
        let mut all = Vec::new();
        for (name, edits) in edits {
            let Some(old) = source(project, name) else { continue };
            let text = edited(old, edits);
            match variables.remove(name) {
                Some(names) => all.push(with_variables(&old.with_text(&text), &names)),
                None => all.push(old.with_text(&text)),
            }
        }
        for (name, variables) in variables {
            let new = Source::new(&*name, "");
            let old = source(project, &name).or_else(|| self.examples.get(&name));
            all.push(with_variables(old.map_or(&new, |it| it), &variables));
        }
        all.into_iter().map(Arc::new).collect()
    }

    /// Puts a file in the place of an old one, which comes back; a new one among the judged.
    pub(super) fn take_over(
        &mut self,
        project: &mut Project,
        new: &Arc<Source>,
    ) -> Option<Arc<Source>> {
        if let Some(example) = self.examples.get_mut(new.name()) {
            return Some(std::mem::replace(example, Arc::clone(new)));
        }
        project.put(new).map(|it| it.source)
    }
}

fn source<'a>(project: &'a Project, name: &str) -> Option<&'a Arc<Source>> {
    project.files.iter().find(|it| it.name() == name).map(|it| &it.source)
}

/// The names that it lacks, one a line, at its end.
fn with_variables(example: &Source, names: &BTreeSet<&str>) -> Source {
    let mut text = example.text().to_owned();
    let line_break = layout::line_break(example, 1);
    let is_there = |name: &str| {
        example.text().lines().any(|line| {
            let line = line.trim_start().trim_start_matches('#').trim_start();
            let line = line.strip_prefix("export ").unwrap_or(line);
            line.strip_prefix(name).is_some_and(|it| it.trim_start().starts_with('='))
        })
    };
    for name in names.iter().filter(|it| !is_there(it)) {
        if !text.is_empty() && !text.ends_with(['\n', '\r']) {
            text.push_str(line_break);
        }
        text.push_str(name);
        text.push('=');
        text.push_str(line_break);
    }
    example.with_text(&text)
}
