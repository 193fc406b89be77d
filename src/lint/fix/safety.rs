//! Whether a change may be made without asking.

/// How far a change may be trusted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// What works goes on working.
    Sure,
    /// The stack may behave otherwise.
    Risky,
}

impl Safety {
    /// The option that makes such changes.
    pub fn option(self) -> &'static str {
        match self {
            Self::Sure => "--fix",
            Self::Risky => "--fix=all",
        }
    }
}
