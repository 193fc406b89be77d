//! A stack file with everything it extends, as one tree.

use serde::de::DeserializeOwned;

use crate::{
    document::{Entry, Node, from_node},
    problem::{Place, Problem},
};

#[derive(Debug)]
pub struct Tree {
    pub(super) root: Node,
    pub(super) files: Vec<String>,
}

impl Tree {
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Every file read, the one that was asked for first.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        from_node(&self.root)
    }

    /// Where the value at `path` is written, or the nearest value around it.
    ///
    /// Items of a list are steps like `0`.
    pub fn place_of(&self, path: &[&str]) -> Place {
        self.steps(path).last().map_or(self.root.place(), |step| step.value.place())
    }

    /// Where the key at `path` is written, or the nearest key around it.
    pub fn place_of_key(&self, path: &[&str]) -> Option<Place> {
        self.steps(path).filter_map(|step| step.key).last().map(|key| key.place())
    }

    /// The nodes along `path`, as far as they exist.
    fn steps(&self, path: &[&str]) -> impl Iterator<Item = Step> {
        let first = Step { key: None, value: self.root.clone() };
        path.iter().scan(first, |step, name| {
            *step = step.child(name)?;
            Some(step.clone())
        })
    }
}

#[derive(Clone)]
struct Step {
    key: Option<Node>,
    value: Node,
}

impl Step {
    fn child(&self, name: &str) -> Option<Self> {
        if self.value.is_sequence() {
            let value = self.value.items().get(name.parse::<usize>().ok()?)?.clone();
            return Some(Self { key: None, value });
        }
        let entries = self.value.merged();
        let Entry { key, value } = entries.iter().find(|it| it.key.as_str() == Some(name))?.clone();
        Some(Self { key: Some(key), value })
    }
}
