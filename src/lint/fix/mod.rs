//! Changes of a file that put a finding right.

mod apply;
mod choice;
mod claim;
mod edit;
mod halves;
mod insert;
mod kept;
mod keyed;
mod kin;
mod landed;
mod layout;
mod left;
mod lineage;
mod meaning;
mod mended;
mod moved;
#[cfg(test)]
mod properties;
mod remove;
mod repair;
mod safety;
mod scalar;
mod tally;
mod texts;
mod trial;
mod yaml;

pub(in crate::lint) use self::{
    claim::Claim, layout::lines as whole_lines, moved::name_variables, yaml::Yaml,
};
pub use self::{
    edit::Edit,
    left::{Left, Why},
    mended::Mended,
    repair::{Changed, Repair},
    safety::Safety,
};

use crate::{
    compose::Text,
    document::{Entry, Node},
    problem::{Place, quoted},
    suggest::is_slip,
};

/// What puts one finding right.
#[derive(Clone)]
pub struct Fix {
    /// What it does, as in "quote the port".
    pub title: String,
    pub safety: Safety,
    /// In one file, none of them over another.
    pub edits: Vec<Edit>,
    /// Names that the `.env.example` beside the file gets, where it lacks them.
    pub variables: Vec<String>,
    /// What may mean something else afterwards.
    pub(in crate::lint) claims: Vec<Claim>,
    /// A secret that gets a variable, once those of all others are known.
    moved: Option<moved::Moved>,
    /// A part of it cannot be written, so that nothing of it may be.
    is_impossible: bool,
}

/// Whether a node is its own text: not an alias, and not made from several files.
fn is_written(node: &Node) -> bool {
    node.alias().is_none() && !node.is_made()
}

/// An edit with what it changes of the meaning; nothing where the layout has no room for it.
type Change = Option<(Edit, Option<Claim>)>;

impl Fix {
    /// For what keeps all that works working.
    pub(in crate::lint) fn sure(title: impl Into<String>) -> Self {
        Self::new(title.into(), Safety::Sure)
    }

    /// Puts the word that was meant in the place of a slip of the keyboard.
    pub(in crate::lint) fn slip(text: &Text, meant: &str) -> Self {
        let title = format!("write {}", quoted(meant));
        let fix =
            if is_slip(text.as_str(), meant) { Self::sure(title) } else { Self::risky(title) };
        fix.text(text, meant)
    }

    /// The same for a name that the author of the file chose, which may be right, and the other wrong.
    pub(in crate::lint) fn name(text: &Text, meant: &str) -> Self {
        Self::risky(format!("write {}", quoted(meant))).text(text, meant)
    }

    /// For what may change how the stack behaves.
    pub(in crate::lint) fn risky(title: impl Into<String>) -> Self {
        Self::new(title.into(), Safety::Risky)
    }

    fn new(title: String, safety: Safety) -> Self {
        Self {
            title,
            safety,
            edits: Vec::new(),
            variables: Vec::new(),
            claims: Vec::new(),
            moved: None,
            is_impossible: false,
        }
    }

    /// Whether it does something, and all of it can be done.
    pub(in crate::lint) fn is_possible(&self) -> bool {
        let is_empty = self.edits.is_empty() && self.variables.is_empty() && self.moved.is_none();
        !self.is_impossible && !is_empty
    }

    /// Puts a variable in the place of a secret, which is called so where it is written.
    pub(in crate::lint) fn moving(secret: &Place, key: &str) -> Self {
        let mut fix = Self::risky("move it to a variable");
        fix.moved = Some(moved::Moved { place: secret.clone(), key: key.to_owned() });
        fix
    }

    /// Puts a double-quoted text in the place of a plain one.
    #[must_use]
    pub(in crate::lint) fn quote(self, node: &Node) -> Self {
        self.with(scalar::quoted(node))
    }

    /// Puts other words in the place of a text or of a part of it, in whatever style it is written.
    #[must_use]
    pub(in crate::lint) fn text(self, text: &Text, new: &str) -> Self {
        self.with(scalar::replaced(text, new))
    }

    /// Puts this YAML, which fits on one line, in the place of a value.
    #[must_use]
    pub(in crate::lint) fn value(self, node: &Node, new: &str) -> Self {
        self.with(scalar::rewritten(node, new))
    }

    /// Gives a mapping one more key, behind the first of these that it has, or at its end.
    #[must_use]
    pub(in crate::lint) fn key(
        self,
        mapping: &Node,
        behind: &[&str],
        key: &str,
        value: &Yaml,
    ) -> Self {
        self.with(insert::key(mapping, behind, key, value))
    }

    /// The same for the mapping under a key, which may have nothing under it yet.
    #[must_use]
    pub(in crate::lint) fn key_under(self, entry: &Entry, key: &str, value: &Yaml) -> Self {
        self.with(insert::key_under(entry, key, value))
    }

    /// Gives a list one more item.
    #[must_use]
    pub(in crate::lint) fn item(self, list: &Node, item: &str) -> Self {
        self.with(insert::item(list, item))
    }

    /// Gives it a first item.
    #[must_use]
    pub(in crate::lint) fn first_item(self, list: &Node, item: &str) -> Self {
        self.with(insert::first_item(list, item))
    }

    /// Gives it items behind one of those it has.
    #[must_use]
    pub(in crate::lint) fn items_behind(self, list: &Node, at: usize, items: &[String]) -> Self {
        self.with(insert::items_behind(list, at, items))
    }

    /// Makes a list of names a mapping: of each of these names as written, with a key and its value.
    #[must_use]
    pub(in crate::lint) fn items_as_keys(
        mut self,
        list: &Entry,
        key: &str,
        names: &[(String, &str)],
    ) -> Self {
        match keyed::items(list, key, names) {
            Some((edits, claim)) => {
                self.edits.extend(edits);
                self.claims.push(claim);
            }
            None => self.is_impossible = true,
        }
        self
    }

    /// Takes out the entry of this key or this item of a list, with its lines and the comments
    /// right above it; what would be left empty goes with it.
    #[must_use]
    pub(in crate::lint) fn without(self, root: &Node, key_or_item: &Place) -> Self {
        self.with(remove::element(root, key_or_item))
    }

    /// Gives the `.env.example` beside the file this name.
    #[must_use]
    pub(in crate::lint) fn variable(mut self, name: &str) -> Self {
        self.variables.push(name.to_owned());
        self
    }

    /// Any change of a file whose meaning nothing depends on, such as one of a comment.
    #[must_use]
    pub(in crate::lint) fn edit(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }

    fn with(mut self, change: Change) -> Self {
        match change {
            Some((edit, claim)) => {
                self.edits.push(edit);
                self.claims.extend(claim);
            }
            None => self.is_impossible = true,
        }
        self
    }
}
