//! The words for a form that was expected, and the line to write instead.

use super::{
    form::{Form, Scalar, Syntax},
    kind::Kind,
    service::SERVICE,
    top::homes,
};
use crate::document::Node;

impl Form {
    /// "text", "a list or a mapping".
    pub(super) fn words(&self) -> String {
        let mut words = Vec::new();
        self.collect(&mut words);
        words.dedup();
        words.join(" or ")
    }

    fn collect(&self, words: &mut Vec<&'static str>) {
        match self {
            Self::Nothing => words.push("nothing"),
            Self::Scalar(scalar) => words.push(scalar.words()),
            Self::List(_) | Self::Set(_) => words.push("a list"),
            Self::Object(_) | Self::Map(..) => words.push("a mapping"),
            Self::Either(forms) => forms.iter().for_each(|it| it.collect(words)),
        }
    }

    /// A line to write instead of `node`.
    pub(super) fn help(&self, node: &Node, found: Kind, key: &str, item: bool) -> Option<String> {
        // What stands in a list or under a name of the author's own may be a secret.
        let known = !item
            && !matches!(key, "command" | "entrypoint" | "test")
            && (SERVICE.form(key).is_some() || homes(key).is_some());
        let text =
            node.as_str().filter(|it| known && it.len() < 40 && !it.contains(['"', '\\', '\n']));
        let line = |value: String| format!("`{key}: {value}`");
        let mut forms = Vec::new();
        self.leaves(&mut forms);
        let scalar = forms.iter().find_map(|it| match it {
            Self::Scalar(scalar) => Some(scalar),
            _ => None,
        });
        match (found, scalar, text) {
            (Kind::Nothing, ..) => Some("give it a value, or remove the key".into()),
            (Kind::Int, Some(scalar), Some(text)) if scalar.is(Syntax::Duration) => {
                Some(format!("give it a unit: {}", line(format!("{text}s"))))
            }
            (Kind::Int, Some(scalar), Some(text)) if scalar.is(Syntax::Bytes) => {
                Some(format!("give it a unit: {}", line(format!("{text}m"))))
            }
            (Kind::Int | Kind::Float(_) | Kind::Boolean | Kind::Date, Some(scalar), Some(text))
                if scalar.text.is_some() =>
            {
                Some(format!("quote it: {}", line(format!("\"{text}\""))))
            }
            (Kind::Int | Kind::Float(_) | Kind::Boolean | Kind::Date, Some(scalar), None)
                if scalar.text.is_some() =>
            {
                Some("put it in quotes".into())
            }
            (Kind::Text | Kind::Int, None, Some(text)) if forms.iter().any(Self::is_list) => {
                Some(format!("make it a list: `{key}: [\"{text}\"]`"))
            }
            (Kind::Mapping, ..) if forms.iter().any(Self::is_list) => {
                Some("write every item on a line of its own, behind `- `".into())
            }
            (Kind::List, ..) if forms.iter().any(|it| matches!(it, Self::Object(_))) => {
                Some("remove the dashes: `key: value` lines".into())
            }
            _ => None,
        }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self, Self::List(_) | Self::Set(_))
    }

    pub(super) fn leaves(&self, all: &mut Vec<Self>) {
        match self {
            Self::Either(forms) => forms.iter().for_each(|it| it.leaves(all)),
            other => all.push(*other),
        }
    }
}

impl Scalar {
    pub(super) fn is(&self, syntax: Syntax) -> bool {
        self.text.is_some_and(|it| std::mem::discriminant(&it) == std::mem::discriminant(&syntax))
    }

    fn words(&self) -> &'static str {
        match (self.text, self.int(), self.float(), self.boolean()) {
            (Some(Syntax::Duration), ..) => "a duration",
            (Some(Syntax::Bytes), ..) => "a size",
            (Some(Syntax::Port), ..) => "a port",
            (_, _, _, true) if !self.int() => "`true` or `false`",
            (_, _, _, true) => "text, a number or a boolean",
            (Some(Syntax::Free), true, ..) => "text or a number",
            (_, _, true, _) => "a number",
            (_, true, ..) => "a whole number",
            _ => "text",
        }
    }
}
