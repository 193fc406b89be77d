//! New secrets: random, and made of characters that every format and every URL carries as they are.

mod generated;
mod htpasswd;
mod random;

pub use self::{generated::Generated, htpasswd::CLEAR};

use crate::plan::{Generator, Variable, VariableKind};

/// Starts every value that only looks like one; a real stack must not run with it.
pub const MADE_UP: &str = "made-up-";

/// A new value; none where only somebody else can give one.
///
/// # Errors
/// When the system has no randomness to give.
pub fn value(generator: &Generator) -> anyhow::Result<Option<Generated>> {
    Ok(match generator {
        Generator::Alphanumeric(length) => Some(random::alphanumeric(*length)?.into()),
        Generator::Hex(bytes) => Some(random::hex(*bytes)?.into()),
        Generator::Htpasswd => Some(htpasswd::line()?),
        Generator::Provider(_) => None,
    })
}

/// A value for a laptop without Vault: a setting's default, a new secret, and for what only somebody
/// else can give, text that says it is made up.
///
/// # Errors
/// When the system has no randomness to give.
pub fn laptop(variable: &Variable) -> anyhow::Result<Generated> {
    let given = match &variable.kind {
        VariableKind::Setting { default } => Some(Generated::from(default.as_str())),
        VariableKind::Secret { generator, required: _ } => value(generator)?,
    };
    Ok(given.unwrap_or_else(|| format!("{MADE_UP}{}", variable.name.to_lowercase()).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(generator: &Generator) -> String {
        value(generator).unwrap().unwrap().value.expose().to_owned()
    }

    /// Needs no quotes in any environment file, and no escape in a URL's user or password.
    fn is_bare(text: &str) -> bool {
        !text.is_empty()
            && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_./:@%+,=-".contains(&it))
    }

    #[test]
    fn every_generated_value_needs_no_quotes() {
        for generator in [Generator::Alphanumeric(32), Generator::Hex(64)] {
            assert!(is_bare(&made(&generator)));
        }
        // The hash format is what it is: its `$` is quoted wherever it is written.
        assert!(is_bare(&made(&Generator::Htpasswd).replace('$', "")));
    }

    #[test]
    fn nobody_makes_what_somebody_else_gives() {
        let given = Generator::Provider("Supabase".into());
        assert!(value(&given).unwrap().is_none());
        let variable = Variable::secret("SUPABASE_KEY", "api", "a key").generated(given);
        let made = laptop(&variable).unwrap();
        assert_eq!(made.value.expose(), "made-up-supabase_key");
        assert!(is_bare(made.value.expose()));
    }

    #[test]
    fn a_laptop_has_new_secrets_and_the_defaults() {
        let secret = Variable::secret("A_PASSWORD", "api", "a password");
        let (one, other) = (laptop(&secret).unwrap(), laptop(&secret).unwrap());
        assert_eq!(one.value.expose().len(), 32);
        assert_ne!(one.value, other.value);
        let setting = Variable::setting("A_LEVEL", "api", "info", "a level");
        assert_eq!(laptop(&setting).unwrap().value.expose(), "info");
    }
}
