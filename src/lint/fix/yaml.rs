//! A value to be written in the style of what stands around it.

/// Scalars are written as they are given.
pub(in crate::lint) enum Yaml {
    Nothing,
    Word(String),
    Map(Vec<(String, Self)>),
    List(Vec<String>),
}

impl Yaml {
    pub(in crate::lint) fn word(text: impl Into<String>) -> Self {
        Self::Word(text.into())
    }

    pub(in crate::lint) fn list<const N: usize>(items: [&str; N]) -> Self {
        Self::List(items.map(str::to_owned).into())
    }

    pub(in crate::lint) fn map<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Map(entries.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// `key: value` on one line.
    pub(super) fn flow(&self, key: &str) -> String {
        match self {
            Self::Nothing => format!("{key}:"),
            Self::Word(word) => format!("{key}: {word}"),
            Self::List(items) => format!("{key}: [{}]", items.join(", ")),
            Self::Map(entries) => {
                let entries: Vec<_> = entries.iter().map(|(key, it)| it.flow(key)).collect();
                format!("{key}: {{ {} }}", entries.join(", "))
            }
        }
    }

    /// `key: value` on lines of their own, each behind `indent`, what is in it behind one more `step`.
    pub(super) fn block(&self, key: &str, indent: &str, step: &str) -> Vec<String> {
        let inner = format!("{indent}{step}");
        match self {
            Self::Nothing | Self::Word(_) => vec![format!("{indent}{}", self.flow(key))],
            Self::List(items) => {
                let items = items.iter().map(|it| format!("{inner}- {it}"));
                std::iter::once(format!("{indent}{key}:")).chain(items).collect()
            }
            Self::Map(entries) => {
                let entries = entries.iter().flat_map(|(key, it)| it.block(key, &inner, step));
                std::iter::once(format!("{indent}{key}:")).chain(entries).collect()
            }
        }
    }
}
