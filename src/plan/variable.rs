//! Variables: the only way a value that differs between machines reaches a container.

use serde::Serialize;

/// A value that comes from the environment file. Declared once, by the service that needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Variable {
    pub name: String,
    /// The secret of Vault that keeps it, under the stack's mount and prefix.
    pub component: String,
    pub kind: VariableKind,
    /// One line: what it is for.
    pub description: String,
    pub rotation: Option<Rotation>,
}

/// What a new value takes, beyond restarting the services that read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rotation {
    /// What else must change with it.
    Besides(String),
    /// Data is bound to the value: why it does not change by writing another one.
    Bound(String),
}

impl Rotation {
    /// The reason or the advice.
    pub fn advice(&self) -> &str {
        match self {
            Self::Besides(text) | Self::Bound(text) => text,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VariableKind {
    /// Never written down; a stack does not start without it unless it is optional.
    Secret { generator: Generator, required: bool },
    /// Harmless; Vault may override the default.
    Setting { default: String },
}

/// How a secret comes to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generator {
    /// Random letters and digits: safe in every format and in URLs.
    Alphanumeric(u16),
    /// Random bytes in hexadecimal.
    Hex(u16),
    /// `user:hash` lines of htpasswd, joined by commas.
    Htpasswd,
    /// Given by somebody else.
    Provider(String),
}

impl Variable {
    /// A password of 32 letters and digits that the stack cannot start without.
    pub fn secret(name: &str, component: &str, description: &str) -> Self {
        Self {
            name: name.to_owned(),
            component: component.to_owned(),
            kind: VariableKind::Secret { generator: Generator::Alphanumeric(32), required: true },
            description: description.to_owned(),
            rotation: None,
        }
    }

    pub fn setting(name: &str, component: &str, default: &str, description: &str) -> Self {
        Self {
            kind: VariableKind::Setting { default: default.to_owned() },
            ..Self::secret(name, component, description)
        }
    }

    #[must_use]
    pub fn generated(mut self, by: Generator) -> Self {
        if let VariableKind::Secret { generator, required: _ } = &mut self.kind {
            *generator = by;
        }
        self
    }

    /// A secret the stack starts without.
    #[must_use]
    pub fn optional(mut self) -> Self {
        if let VariableKind::Secret { generator: _, required } = &mut self.kind {
            *required = false;
        }
        self
    }

    #[must_use]
    pub fn rotation(mut self, advice: &str) -> Self {
        self.rotation = Some(Rotation::Besides(advice.to_owned()));
        self
    }

    /// A value that what is stored is bound to.
    #[must_use]
    pub fn bound(mut self, why: &str) -> Self {
        self.rotation = Some(Rotation::Bound(why.to_owned()));
        self
    }

    pub fn is_secret(&self) -> bool {
        matches!(self.kind, VariableKind::Secret { .. })
    }
}
