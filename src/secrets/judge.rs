//! What is wrong with a value, known before anything is written.

use std::fmt;

use super::{Field, Secret};
use crate::plan::{Variable, VariableKind};

/// Why a variable has no usable value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Missing,
    Null,
    Empty,
    /// `change_me` and its like: what an example file says, which satisfies `${X:?}`.
    Placeholder,
    /// A list or a mapping where a text belongs.
    NotText,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Null => "is `null`",
            Self::Empty => "is empty",
            Self::Placeholder => "is still a placeholder",
            Self::NotText => "is not a text",
        })
    }
}

/// The value a variable gets: what Vault holds, or a setting's default; nothing for an optional secret
/// that is not set.
///
/// # Errors
/// When the stack cannot do with what is there.
pub fn value(variable: &Variable, found: Option<&Field>) -> Result<Option<Secret>, Gap> {
    let nothing = |gap| match &variable.kind {
        VariableKind::Secret { generator: _, required: true } => Err(gap),
        VariableKind::Secret { generator: _, required: false } => Ok(None),
        VariableKind::Setting { default } => Ok(Some(default.as_str().into())),
    };
    match found.map_or(Err(Gap::Missing), text) {
        Ok(text) => Ok(Some(text)),
        Err(gap @ (Gap::Missing | Gap::Empty)) => nothing(gap),
        Err(gap) => Err(gap),
    }
}

/// The text of a field.
///
/// # Errors
/// When it has none that anybody could mean.
pub fn text(field: &Field) -> Result<Secret, Gap> {
    match field {
        Field::Null => Err(Gap::Null),
        Field::List | Field::Mapping => Err(Gap::NotText),
        Field::Text(text) if text.expose().trim().is_empty() => Err(Gap::Empty),
        Field::Text(text) if is_placeholder(text.expose()) => Err(Gap::Placeholder),
        Field::Text(text) | Field::Plain(text) => Ok(text.clone()),
    }
}

/// Whether anybody could mean it.
pub fn is_usable(field: &Field) -> bool {
    text(field).is_ok()
}

/// What example files say in place of a value.
pub fn is_placeholder(text: &str) -> bool {
    const STARTS: [&str; 6] =
        ["change_me", "change-me", "changeme", "replace_", "replace-", "your_"];
    let text = text.trim().to_ascii_lowercase();
    let bracketed = text.starts_with('<') && text.ends_with('>');
    bracketed || text == "todo" || STARTS.iter().any(|it| text.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Variable {
        Variable::secret("KEY", "component", "a key")
    }

    #[test]
    fn a_required_secret_needs_a_real_value() {
        let text = |it: &str| Some(Field::Text(it.into()));
        let cases = [
            (None, Gap::Missing),
            (Some(Field::Null), Gap::Null),
            (text(" "), Gap::Empty),
            (text("change_me_please"), Gap::Placeholder),
            (text("REPLACE_WITH_KEY"), Gap::Placeholder),
            (text("<your key>"), Gap::Placeholder),
            (Some(Field::List), Gap::NotText),
        ];
        for (found, gap) in cases {
            assert_eq!(value(&secret(), found.as_ref()), Err(gap));
        }
        assert_eq!(value(&secret(), text("p4ss").as_ref()), Ok(Some("p4ss".into())));
    }

    #[test]
    fn what_is_optional_may_be_absent_and_a_setting_has_its_default() {
        let setting = Variable::setting("PORT", "component", "5432", "a port");
        assert_eq!(value(&secret().optional(), None), Ok(None));
        assert_eq!(value(&setting, None), Ok(Some("5432".into())));
        let number: Field = serde_json::from_str("5433").unwrap();
        assert_eq!(value(&setting, Some(&number)), Ok(Some("5433".into())));
    }
}
