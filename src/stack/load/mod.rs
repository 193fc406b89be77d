//! A stack file and the files it extends, read through a function.

use std::{collections::HashMap, sync::Arc};

use super::{merge::merge, tree::Tree};
use crate::{
    document::{Entry, Node, Source, parse_strict},
    problem::{Place, Problem, quoted},
};

const EXTENDS: &str = "extends";

const FIRST_LINE: &str = "start it with a line like `name: …`";

/// How long a chain of files may be.
const MAX_CHAIN: usize = 16;

/// How many `extends` may be followed in all.
const MAX_EXTENDS: usize = 64;

/// Reads `entry`, lays it over what it extends, and leaves the `extends` keys out.
///
/// Names are relative to the file they stand in. `read` gets them as seen from where `entry` is
/// named, with `.` and `..` worked out.
pub fn load(entry: &str, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Result<Tree, Problem> {
    let mut loader = Loader {
        read,
        chain: Vec::new(),
        complete: HashMap::new(),
        files: Vec::new(),
        followed: 0,
    };
    let root = loader.file(&normalised(entry), None)?;
    Ok(Tree { root, files: loader.files })
}

struct Loader<'a> {
    read: &'a dyn Fn(&str) -> Result<Vec<u8>, String>,
    /// The files being read, each extended by the one before it.
    chain: Vec<String>,
    complete: HashMap<String, Node>,
    files: Vec<String>,
    followed: usize,
}

impl Loader<'_> {
    /// A file laid over what it extends.
    fn file(&mut self, name: &str, extended_at: Option<&Place>) -> Result<Node, Problem> {
        if let Some(node) = self.complete.get(name) {
            return Ok(node.clone());
        }
        self.check_chain(name)
            .map_err(|problem| Problem { place: extended_at.cloned(), ..problem })?;
        let own = self.parsed(name, extended_at)?;
        self.chain.push(name.to_owned());
        let node = self.extended(name, &own)?;
        self.chain.pop();
        self.complete.insert(name.to_owned(), node.clone());
        Ok(node)
    }

    fn check_chain(&self, name: &str) -> Result<(), Problem> {
        if let Some(first) = self.chain.iter().position(|it| it == name) {
            let mut circle: Vec<String> = self.chain[first..].iter().map(|it| quoted(it)).collect();
            circle.push(quoted(name));
            let message = format!("`{EXTENDS}` goes in a circle: {}", circle.join(" → "));
            return Err(Problem::new(message).help("let one of these files extend nothing"));
        }
        if self.chain.len() == MAX_CHAIN {
            let message = format!("`{EXTENDS}` goes through more than {MAX_CHAIN} files");
            return Err(Problem::new(message).help("merge some of these files into one"));
        }
        Ok(())
    }

    fn parsed(&mut self, name: &str, extended_at: Option<&Place>) -> Result<Node, Problem> {
        let bytes = (self.read)(name).map_err(|reason| Problem {
            place: extended_at.cloned(),
            help: Some(match extended_at {
                Some(_) => "names are relative to the file they stand in".to_owned(),
                None => "name a stack file, or make one: smarteros init".to_owned(),
            }),
            ..Problem::new(format!("cannot read {}: {reason}", quoted(name)))
        })?;
        self.files.push(name.to_owned());
        let Some(node) = parse_strict(name, &bytes)? else {
            let problem = Problem::new(format!("{} is empty", quoted(name))).help(FIRST_LINE);
            let source = Arc::new(Source::new(name, ""));
            let place = extended_at.cloned().unwrap_or_else(|| Place::new(&source, 0..0));
            return Err(problem.at(place));
        };
        if !node.is_mapping() {
            let message = format!("a stack file must be a mapping, found {}", node.kind());
            return Err(Problem::new(message).at(node.place()).help(FIRST_LINE));
        }
        Ok(node)
    }

    fn extended(&mut self, name: &str, own: &Node) -> Result<Node, Problem> {
        let entries = own.merged();
        let Some(extends) = entries.iter().find(|it| it.key.as_str() == Some(EXTENDS)) else {
            return Ok(own.clone());
        };
        let is_other = |entry: &&Entry| entry.key.as_str() != Some(EXTENDS);
        let own = own.with_entries(entries.iter().filter(is_other).cloned().collect());
        let mut below: Option<Node> = None;
        for target in targets(&extends.value)? {
            self.count(target)?;
            let parent = self.file(&beside(name, target)?, Some(&target.place()))?;
            below = Some(match below {
                Some(below) => merge(&below, &parent)?,
                None => parent,
            });
        }
        below.map_or(Ok(own.clone()), |below| merge(&below, &own))
    }

    fn count(&mut self, target: &Node) -> Result<(), Problem> {
        self.followed += 1;
        if self.followed > MAX_EXTENDS {
            let message = format!("more than {MAX_EXTENDS} files are extended in all");
            let problem = Problem::new(message).at(target.place());
            return Err(problem.help("merge some of these files into one"));
        }
        Ok(())
    }
}

/// One name, or several of which later ones are laid over earlier ones.
fn targets(extends: &Node) -> Result<&[Node], Problem> {
    let targets =
        if extends.is_sequence() { extends.items() } else { std::slice::from_ref(extends) };
    match targets.iter().find(|it| it.as_str().is_none_or(str::is_empty)) {
        None => Ok(targets),
        Some(wrong) => {
            let message = format!("`{EXTENDS}` must name a file, found {}", wrong.kind());
            let help = format!("write `{EXTENDS}: other.yaml`, or a list of such names");
            Err(Problem::new(message).at(wrong.place()).help(help))
        }
    }
}

/// The name of `target` seen from where `file` is named.
fn beside(file: &str, target: &Node) -> Result<String, Problem> {
    let name = target.as_str().unwrap_or_default();
    if name.starts_with('/') {
        let problem = Problem::new(format!("`{EXTENDS}` must be a relative path"));
        return Err(problem
            .at(target.place())
            .help("name the file as seen from the one that extends it"));
    }
    let folder = file.rfind('/').map_or("", |slash| &file[..=slash]);
    Ok(normalised(&format!("{folder}{name}")))
}

/// A path without `.`, without `..` after a name, without empty steps.
fn normalised(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match (step, steps.last()) {
            ("" | ".", _) => {}
            ("..", Some(last)) if *last != ".." => drop(steps.pop()),
            ("..", None) if !root.is_empty() => {}
            _ => steps.push(step),
        }
    }
    format!("{root}{}", steps.join("/"))
}

#[cfg(test)]
mod tests;
