//! The environment of the process, as `main` hands it over.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fmt,
};

use anyhow::bail;

use super::Secret;

/// Variables by name. An empty one counts as unset, as in Vault's own client.
#[derive(Clone, Default)]
pub struct Environment(BTreeMap<OsString, OsString>);

impl Environment {
    /// The text of a variable.
    ///
    /// # Errors
    /// When it is not UTF-8; its value is not repeated.
    pub fn text(&self, name: &str) -> anyhow::Result<Option<&str>> {
        match self.raw(name).map(OsStr::to_str) {
            None => Ok(None),
            Some(Some(text)) => Ok(Some(text)),
            Some(None) => bail!("`{name}` in the environment is not UTF-8"),
        }
    }

    /// The same for a variable that holds a secret; blanks around it are a slip of whoever pasted it.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn secret(&self, name: &str) -> anyhow::Result<Option<Secret>> {
        Ok(self.text(name)?.map(|it| it.trim().into()))
    }

    /// A boolean as Go's `strconv.ParseBool` reads it (openbao api/client.go v2.6.2).
    ///
    /// # Errors
    /// When it is something else: a misspelt switch must not quietly turn a check off, or on.
    pub fn switch(&self, name: &str) -> anyhow::Result<Option<bool>> {
        Ok(match self.text(name)? {
            None => None,
            Some("1" | "t" | "T" | "true" | "TRUE" | "True") => Some(true),
            Some("0" | "f" | "F" | "false" | "FALSE" | "False") => Some(false),
            Some(_) => bail!("`{name}` is neither true nor false\nhelp: export {name}=true"),
        })
    }

    /// The name of the variable that decides: `BAO_X` if it is set, else `VAULT_X`
    /// (openbao api/env.go v2.6.2 lets `BAO_X` win even when it is empty).
    pub fn vault(&self, rest: &str) -> String {
        let bao = format!("BAO_{rest}");
        if self.0.contains_key(OsStr::new(&bao)) { bao } else { format!("VAULT_{rest}") }
    }

    /// All variables, as they are.
    pub fn iter(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.0.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }

    fn raw(&self, name: &str) -> Option<&OsStr> {
        self.0.get(OsStr::new(name)).filter(|it| !it.is_empty()).map(OsString::as_os_str)
    }
}

impl<Name: Into<OsString>, Value: Into<OsString>> FromIterator<(Name, Value)> for Environment {
    fn from_iter<I: IntoIterator<Item = (Name, Value)>>(variables: I) -> Self {
        Self(variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// Names only: a value may be a secret.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_is_unset() {
        let environment = Environment::from_iter([("VAULT_SKIP_VERIFY", ""), ("VAULT_ADDR", "x")]);
        assert_eq!(environment.switch("VAULT_SKIP_VERIFY").unwrap(), None);
        assert_eq!(environment.text("VAULT_ADDR").unwrap(), Some("x"));
    }

    #[test]
    fn a_bad_switch_is_an_error() {
        let environment = Environment::from_iter([("VAULT_SKIP_VERIFY", "maybe")]);
        let error = environment.switch("VAULT_SKIP_VERIFY").unwrap_err().to_string();
        assert!(error.contains("`VAULT_SKIP_VERIFY` is neither true nor false"), "{error}");
    }

    #[test]
    fn bao_wins_over_vault_even_when_empty() {
        let environment = Environment::from_iter([("BAO_ADDR", ""), ("VAULT_ADDR", "x")]);
        assert_eq!(environment.vault("ADDR"), "BAO_ADDR");
        assert_eq!(environment.vault("TOKEN"), "VAULT_TOKEN");
    }

    #[test]
    fn values_stay_out_of_debug_output() {
        let environment = Environment::from_iter([("VAULT_TOKEN", "canary")]);
        assert_eq!(format!("{environment:?}"), r#"{"VAULT_TOKEN"}"#);
    }
}
