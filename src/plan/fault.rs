//! What is wrong with a plan, and where the stack file says so.

/// A place in the stack file: the keys that lead to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origin(pub Vec<String>);

impl Origin {
    pub fn service(name: &str) -> Self {
        Self::default().key("services").key(name)
    }

    pub fn custom(name: &str) -> Self {
        Self::default().key("custom").key(name)
    }

    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.push(key.to_owned());
        self
    }
}

/// Something no type could forbid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub origin: Origin,
    pub message: String,
    pub help: String,
    /// Another place that has to do with it, and what it is.
    pub related: Option<(Origin, String)>,
}

impl Fault {
    pub fn new(origin: Origin, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { origin, message: message.into(), help: help.into(), related: None }
    }

    #[must_use]
    pub fn related(mut self, origin: &Origin, note: &str) -> Self {
        self.related = Some((origin.clone(), note.to_owned()));
        self
    }
}
