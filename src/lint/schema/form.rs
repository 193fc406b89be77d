//! The vocabulary of the tables: what form a value has.

/// The form of a value.
#[derive(Clone, Copy)]
pub(in crate::lint) enum Form {
    /// Nothing after the colon.
    Nothing,
    Scalar(Scalar),
    List(&'static Self),
    /// A list that Compose refuses when an item is repeated.
    Set(&'static Self),
    Object(&'static Object),
    /// A mapping whose keys the author chooses.
    Map(Names, &'static Self),
    /// Told apart by what kind of node stands there.
    Either(&'static [Self]),
}

/// Which scalars a value may be.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Scalar {
    /// Text, and how it must be written.
    pub text: Option<Syntax>,
    pub other: Other,
}

/// Which scalars a value may be beside text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Other {
    None,
    Int,
    Number,
    Boolean,
    NumberOrNothing,
    Any,
    AnythingButNothing,
}

impl Scalar {
    pub(super) fn int(self) -> bool {
        !matches!(self.other, Other::None | Other::Boolean)
    }

    pub(super) fn float(self) -> bool {
        self.int() && self.other != Other::Int
    }

    pub(super) fn boolean(self) -> bool {
        matches!(self.other, Other::Boolean | Other::Any | Other::AnythingButNothing)
    }

    pub(super) fn null(self) -> bool {
        matches!(self.other, Other::NumberOrNothing | Other::Any)
    }
}

/// Which names a mapping may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Names {
    Free,
    /// Letters, digits, `.`, `_` and `-`.
    Simple,
}

/// How a text must be written.
#[derive(Clone, Copy)]
pub(in crate::lint) enum Syntax {
    Free,
    Filled,
    Words(&'static [&'static str]),
    Boolean,
    Int,
    /// A whole number that is not negative.
    Count,
    Number,
    /// `all` or a whole number.
    HowMany,
    Duration,
    Bytes,
    Octal,
    Port,
    Address,
    Volume,
    Device,
    Host,
    Variable,
    /// `KEY=VALUE`, never `KEY` alone.
    Pair,
    SshKey,
    CommandLine,
    PullPolicy,
    Restart,
    ContainerName,
}

/// A mapping with keys that Compose knows.
pub(in crate::lint) struct Object {
    /// How messages call it: "a service".
    pub noun: &'static str,
    /// In their order, like all that follow.
    pub keys: &'static [(&'static str, Form)],
    /// Keys that it shares with others.
    pub shared: &'static [&'static [(&'static str, Form)]],
    pub required: &'static [&'static str],
    /// Whether `x-…` may stand there.
    pub extensions: bool,
    /// Whether keys that are not listed are refused.
    pub closed: bool,
}

impl Object {
    pub(super) const fn of(noun: &'static str, keys: &'static [(&'static str, Form)]) -> Self {
        Self { noun, keys, shared: &[], required: &[], extensions: true, closed: true }
    }

    pub(super) const fn requires(mut self, keys: &'static [&'static str]) -> Self {
        self.required = keys;
        self
    }

    pub(super) const fn sharing(
        mut self,
        keys: &'static [&'static [(&'static str, Form)]],
    ) -> Self {
        self.shared = keys;
        self
    }

    pub(super) const fn plain(mut self) -> Self {
        self.extensions = false;
        self
    }

    pub(super) const fn open(mut self) -> Self {
        self.closed = false;
        self
    }

    pub(in crate::lint) fn form(&self, key: &str) -> Option<&'static Form> {
        let find = |keys: &'static [(&str, Form)]| {
            let at = keys.binary_search_by_key(&key, |(name, _)| name).ok()?;
            keys.get(at).map(|(_, form)| form)
        };
        self.lists().find_map(find)
    }

    pub(in crate::lint) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.lists().flatten().map(|(name, _)| *name)
    }

    fn lists(&self) -> impl Iterator<Item = &'static [(&'static str, Form)]> {
        std::iter::once(self.keys).chain(self.shared.iter().copied())
    }
}

const fn scalar(text: Option<Syntax>, other: Other) -> Form {
    Form::Scalar(Scalar { text, other })
}

pub(super) const fn text(syntax: Syntax) -> Form {
    scalar(Some(syntax), Other::None)
}

pub(super) const fn text_or_int(syntax: Syntax) -> Form {
    scalar(Some(syntax), Other::Int)
}

pub(super) const fn text_or_number(syntax: Syntax) -> Form {
    scalar(Some(syntax), Other::Number)
}

pub(super) const TEXT: Form = text(Syntax::Free);
pub(super) const BOOLEAN: Form = scalar(Some(Syntax::Boolean), Other::Boolean);
/// A boolean that may not be written as text.
pub(super) const BARE_BOOLEAN: Form = scalar(None, Other::Boolean);
pub(super) const BOOLEAN_OR_TEXT: Form = scalar(Some(Syntax::Free), Other::Boolean);
pub(super) const INT: Form = text_or_int(Syntax::Int);
pub(super) const COUNT: Form = text_or_int(Syntax::Count);
/// A whole number that may not be written as text.
pub(super) const BARE_INT: Form = scalar(None, Other::Int);
pub(super) const NUMBER: Form = text_or_number(Syntax::Number);
pub(super) const BARE_NUMBER: Form = scalar(None, Other::Number);
pub(super) const DURATION: Form = text(Syntax::Duration);
pub(super) const BYTES: Form = text_or_int(Syntax::Bytes);
/// Any scalar, and nothing.
pub(super) const VALUE: Form = scalar(Some(Syntax::Free), Other::Any);
pub(super) const SETTING: Form = text_or_number(Syntax::Free);
pub(super) const OPTION: Form = scalar(Some(Syntax::Free), Other::NumberOrNothing);
pub(super) const OPTION_VALUE: Form = scalar(Some(Syntax::Free), Other::AnythingButNothing);

pub(super) const TEXTS: Form = Form::List(&TEXT);
pub(super) const TEXT_SET: Form = Form::Set(&TEXT);
pub(super) const TEXT_OR_TEXTS: Form = Form::Either(&[TEXT, TEXT_SET]);
/// `KEY: value` or `- KEY=value`.
pub(super) const PAIRS: Form = Form::Either(&[Form::Map(Names::Free, &VALUE), TEXTS]);
/// The same, where Compose refuses repeated lines.
pub(super) const PAIR_SET: Form = Form::Either(&[Form::Map(Names::Free, &VALUE), TEXT_SET]);
pub(super) const VARIABLES: Form =
    Form::Either(&[Form::Map(Names::Free, &VALUE), Form::List(&text(Syntax::Variable))]);
pub(super) const COMMAND: Form = Form::Either(&[Form::Nothing, text(Syntax::CommandLine), TEXTS]);
pub(super) const SETTINGS: Form = Form::Map(Names::Free, &SETTING);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::schema::top::FILE;

    #[test]
    fn keys_are_in_their_order() {
        let mut seen: Vec<*const Object> = Vec::new();
        let mut ahead = vec![&FILE];
        while let Some(form) = ahead.pop() {
            match form {
                Form::Nothing | Form::Scalar(_) => {}
                Form::List(below) | Form::Set(below) | Form::Map(_, below) => ahead.push(below),
                Form::Either(forms) => ahead.extend(*forms),
                Form::Object(object) if seen.contains(&std::ptr::from_ref(*object)) => {}
                Form::Object(object) => {
                    seen.push(*object);
                    for keys in object.lists() {
                        assert!(keys.is_sorted_by_key(|it| it.0), "{}", object.noun);
                        ahead.extend(keys.iter().map(|it| &it.1));
                    }
                }
            }
        }
        assert!(seen.len() > 30);
    }
}
