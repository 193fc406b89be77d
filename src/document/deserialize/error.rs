//! An error on its way up to the value it is about.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::{path::Path, words};
use crate::{
    document::Node,
    problem::{Problem, quoted},
    suggest,
};

/// Boxed, because it is returned from everywhere.
#[derive(Debug)]
pub(super) struct Error(Box<Kind>);

#[derive(Clone, Debug)]
enum Kind {
    UnknownField { field: String, expected: &'static [&'static str] },
    UnknownVariant { variant: String, expected: &'static [&'static str] },
    MissingField(&'static str),
    DuplicateField(&'static str),
    Mismatch { found: String, expected: String, help: Option<String> },
    OutOfRange { found: Option<String>, expected: String },
    Custom(String),
    Placed(Problem),
}

impl Error {
    pub(super) fn mismatch(node: &Node, expected: &dyn Expected, help: Option<&str>) -> Self {
        let (found, expected) = (node.kind().to_owned(), words::expected(&expected.to_string()));
        let is_template = node.is_mapping() && node.raw().starts_with("{{");
        let help = help.or(is_template.then_some(words::QUOTE_BRACES));
        Kind::Mismatch { found, expected, help: help.map(str::to_owned) }.into()
    }

    pub(super) fn out_of_range(number: &str, expected: &dyn Expected) -> Self {
        Kind::OutOfRange { found: Some(number.to_owned()), expected: expected.to_string() }.into()
    }

    /// Says where and of what, unless something below already has.
    pub(super) fn placed(self, node: &Node, path: Path<'_>) -> Self {
        let place = match (&*self.0, path) {
            (Kind::Placed(_), _) => return self,
            (Kind::MissingField(_), Path::Key { key, .. }) => key.place(),
            _ => node.place(),
        };
        let problem = self.0.into_problem(path).at(place);
        Self::from(match node.alias() {
            Some(_) => problem.note(node.definition(), "the alias refers to"),
            None => problem,
        })
    }

    /// Places what a mapping could not say of its own key.
    pub(super) fn placed_at_key(self, key: Option<&Node>, path: Path<'_>) -> Self {
        match (&*self.0, key) {
            (Kind::DuplicateField(_), Some(key)) => self.placed(key, path),
            _ => self,
        }
    }

    pub(super) fn into_problem(self) -> Problem {
        self.0.into_problem(Path::Root)
    }
}

impl Kind {
    fn into_problem(self, path: Path<'_>) -> Problem {
        let (subject, within) = (path.subject(), path.within());
        match self {
            Self::Placed(problem) => problem,
            Self::UnknownField { field, expected } => {
                let help = match expected {
                    [] => "nothing can be set here".to_owned(),
                    _ => suggest::one_of(&field, expected),
                };
                Problem::new(format!("unknown field {}{within}", quoted(&field))).help(help)
            }
            // A word like none of the expected ones may be a secret in the wrong place.
            Self::UnknownVariant { variant, expected } => {
                let is_near = suggest::nearest(&variant, expected.iter().copied()).is_some();
                let word = if is_near { format!(" {}", quoted(&variant)) } else { String::new() };
                Problem::new(format!("unknown value{word} for {subject}"))
                    .help(suggest::one_of(&variant, expected))
            }
            Self::MissingField(field) => {
                Problem::new(format!("missing field {}{within}", quoted(field)))
                    .help(format!("add {}", quoted(&format!("{field}: …"))))
            }
            Self::DuplicateField(field) => {
                Problem::new(format!("field {} is set twice{within}", quoted(field)))
                    .help("keep one of its names")
            }
            Self::Mismatch { found, expected, help } => {
                let problem = Problem::new(format!("{subject} must be {expected}, found {found}"));
                match (help, found.as_str()) {
                    (Some(help), _) => problem.help(help),
                    (None, "nothing") => problem.help("give it a value, or remove the line"),
                    (None, _) => words::advice(problem, &expected),
                }
            }
            Self::OutOfRange { found, expected } => {
                let expected =
                    words::range(&expected).unwrap_or_else(|| words::expected(&expected));
                let found = found.map_or(String::new(), |it| format!(", found {}", quoted(&it)));
                Problem::new(format!("{subject} must be {expected}{found}"))
                    .help("choose a number that fits")
            }
            Self::Custom(message) => {
                let (message, help) = match message.split_once("\nhelp: ") {
                    Some((message, help)) => (message, Some(help)),
                    None => (message.as_str(), None),
                };
                let message = match path {
                    Path::Root => message.to_owned(),
                    Path::Key { .. } | Path::Item { .. } => format!("{subject}: {message}"),
                };
                Problem { help: help.map(str::to_owned), ..Problem::new(message) }
            }
        }
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Kind::Custom(message.to_string()).into()
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = words::expected(&expected.to_string());
        Kind::Mismatch { found: words::found(&unexpected), expected, help: None }.into()
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = words::number(&unexpected);
        Kind::OutOfRange { found, expected: expected.to_string() }.into()
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let expected = words::expected(&expected.to_string());
        Kind::Mismatch { found: format!("a list of {length}"), expected, help: None }.into()
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Kind::UnknownVariant { variant: variant.to_owned(), expected }.into()
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Kind::UnknownField { field: field.to_owned(), expected }.into()
    }

    fn missing_field(field: &'static str) -> Self {
        Kind::MissingField(field).into()
    }

    fn duplicate_field(field: &'static str) -> Self {
        Kind::DuplicateField(field).into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Kind::Placed(problem).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.clone().into_problem(Path::Root).message)
    }
}

impl std::error::Error for Error {}
