//! The vocabulary of the tables: what form a value has.

/// The form of a value.
#[derive(Clone, Copy)]
pub(in crate::lint) enum Form {
    /// Nothing after the colon.
    Nothing,
    Scalar(Scalar),
    List(&'static Form),
    /// A list that Compose refuses when an item is repeated.
    Set(&'static Form),
    Object(&'static Object),
    /// A mapping whose keys the author chooses.
    Map(Names, &'static Form),
    /// Told apart by what kind of node stands there.
    Either(&'static [Form]),
}

/// Which scalars a value may be.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Scalar {
    /// Text, and how it must be written.
    pub text: Option<Syntax>,
    pub int: bool,
    pub float: bool,
    pub boolean: bool,
    pub null: bool,
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
    pub keys: &'static [(&'static str, Form)],
    pub required: &'static [&'static str],
    /// Whether `x-…` may stand there.
    pub extensions: bool,
    /// Whether keys that are not listed are refused.
    pub closed: bool,
}

impl Object {
    pub(super) const fn of(noun: &'static str, keys: &'static [(&'static str, Form)]) -> Self {
        Self { noun, keys, required: &[], extensions: true, closed: true }
    }

    pub(super) const fn requires(mut self, keys: &'static [&'static str]) -> Self {
        self.required = keys;
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
        self.keys.iter().find(|(name, _)| *name == key).map(|(_, form)| form)
    }

    pub(in crate::lint) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|(name, _)| *name)
    }
}

const fn scalar(text: Option<Syntax>, int: bool, float: bool, boolean: bool, null: bool) -> Form {
    Form::Scalar(Scalar { text, int, float, boolean, null })
}

pub(super) const fn text(syntax: Syntax) -> Form {
    scalar(Some(syntax), false, false, false, false)
}

pub(super) const fn text_or_int(syntax: Syntax) -> Form {
    scalar(Some(syntax), true, false, false, false)
}

pub(super) const fn text_or_number(syntax: Syntax) -> Form {
    scalar(Some(syntax), true, true, false, false)
}

pub(super) const TEXT: Form = text(Syntax::Free);
pub(super) const BOOLEAN: Form = scalar(Some(Syntax::Boolean), false, false, true, false);
/// A boolean that may not be written as text.
pub(super) const BARE_BOOLEAN: Form = scalar(None, false, false, true, false);
pub(super) const BOOLEAN_OR_TEXT: Form = scalar(Some(Syntax::Free), false, false, true, false);
pub(super) const INT: Form = text_or_int(Syntax::Int);
pub(super) const COUNT: Form = text_or_int(Syntax::Count);
/// A whole number that may not be written as text.
pub(super) const BARE_INT: Form = scalar(None, true, false, false, false);
pub(super) const NUMBER: Form = text_or_number(Syntax::Number);
pub(super) const BARE_NUMBER: Form = scalar(None, true, true, false, false);
pub(super) const DURATION: Form = text(Syntax::Duration);
pub(super) const BYTES: Form = text_or_int(Syntax::Bytes);
/// Any scalar, and nothing.
pub(super) const VALUE: Form = scalar(Some(Syntax::Free), true, true, true, true);
pub(super) const SETTING: Form = text_or_number(Syntax::Free);
pub(super) const OPTION: Form = scalar(Some(Syntax::Free), true, true, false, true);
pub(super) const OPTION_VALUE: Form = scalar(Some(Syntax::Free), true, true, true, false);

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
