//! How text and its variables look to Compose's interpolation.

use std::borrow::Cow;

use crate::plan::{Part, Text, Variable, VariableKind};

/// A text with `${…}` for its variables; a literal `$` is doubled.
pub(super) fn text(text: &Text) -> String {
    let parts = text.parts().iter().map(|part| match part {
        Part::Literal(text) => escaped(text),
        Part::Variable(variable) => Cow::Owned(hole(variable)),
        Part::Reference(name) => Cow::Owned(format!("${{{name}:?}}")),
    });
    parts.collect()
}

/// `$` starts a variable in Compose, so a literal one is written twice.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains('$') { Cow::Owned(text.replace('$', "$$")) } else { Cow::Borrowed(text) }
}

/// A required secret stops the deploy when it is missing; a setting has its default.
fn hole(variable: &Variable) -> String {
    let name = &variable.name;
    match &variable.kind {
        VariableKind::Secret { generator: _, required: true } => {
            format!("${{{name}:?set {name}, see SECRETS.md}}")
        }
        VariableKind::Secret { generator: _, required: false } => format!("${{{name}:-}}"),
        VariableKind::Setting { default } => format!("${{{name}:-{}}}", escaped(default)),
    }
}
