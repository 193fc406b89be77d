//! What a generator made.

use crate::secrets::Secret;

/// A new value, and what must be kept beside it.
#[derive(Clone, Debug)]
pub struct Generated {
    pub value: Secret,
    /// The end of a further name, and its value: a hash is no use to who has to log in.
    pub companion: Option<(&'static str, Secret)>,
}

impl<Text: Into<Secret>> From<Text> for Generated {
    fn from(value: Text) -> Self {
        Self { value: value.into(), companion: None }
    }
}
