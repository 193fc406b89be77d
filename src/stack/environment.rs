//! Environment entries that a stack file adds: literals, or variables by reference.

use std::fmt;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
};

use super::VariableName;

/// Entries added to a container's environment, by the name the image reads.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct ExtraEnvironment(pub IndexMap<String, EnvironmentValue>);

/// The value of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EnvironmentValue {
    /// Written into the compose file as it stands.
    Literal(String),
    /// A secret this entry declares; its value stays in Vault.
    Secret { secret: VariableName, description: Option<String> },
    /// A setting this entry declares, with its default.
    Setting { setting: VariableName, default: String, description: Option<String> },
    /// A variable that another service declares.
    Reference { variable: VariableName },
}

impl<'de> Deserialize<'de> for ExtraEnvironment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = ExtraEnvironment;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping of environment entries")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = IndexMap::new();
                while let Some(EntryName(name)) = map.next_key()? {
                    let value = map.next_value_seed(ValueOf(&name))?;
                    entries.insert(name, value);
                }
                Ok(ExtraEnvironment(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

/// A name Docker accepts.
struct EntryName(String);

impl<'de> Deserialize<'de> for EntryName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let strange = |c: char| c == '=' || c == '$' || c.is_control() || c.is_whitespace();
        if name.is_empty() || name.contains(strange) {
            return Err(D::Error::custom(
                "this cannot name an environment entry\nhelp: leave out `=`, `$` and blanks",
            ));
        }
        Ok(Self(name))
    }
}

/// The value of an entry of this name: no literal where the name says that a secret belongs.
struct ValueOf<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for ValueOf<'_> {
    type Value = EnvironmentValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let value = EnvironmentValue::deserialize(deserializer)?;
        let EnvironmentValue::Literal(text) = &value else { return Ok(value) };
        let named = names_a_secret(self.0) && !text.is_empty();
        if !named && !has_credentials(text) {
            return Ok(value);
        }
        let variable = variable_name(self.0);
        Err(D::Error::custom(format!(
            "a secret cannot be written here\nhelp: write `{}: {{ secret: {variable} }}`",
            self.0
        )))
    }
}

/// The name as a variable could be called.
fn variable_name(name: &str) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    name.chars().map(word).collect()
}

/// Whether a URL holds a user and a password.
fn has_credentials(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let login = authority.rsplit_once('@').and_then(|(login, _)| login.split_once(':'));
    login.is_some_and(|(_, password)| !password.is_empty())
}

/// Whether an entry of this name holds a secret. Names that only point at one do not.
pub fn names_a_secret(name: &str) -> bool {
    let name = variable_name(name);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    if ["_FILE", "_PATH", "_LENGTH", "_URL"].iter().any(|it| name.ends_with(it)) {
        return false;
    }
    let keys = ["API_KEY", "SECRET_KEY", "PRIVATE_KEY", "ENCRYPTION_KEY", "ACCESS_KEY"];
    let last = name.rsplit('_').next().unwrap_or(name);
    matches!(last, "PASS" | "PWD" | "SECRET" | "TOKEN" | "CREDENTIALS" | "APIKEY" | "APITOKEN")
        || ["PASSWORD", "PASSWD", "PASSPHRASE"].iter().any(|it| last.ends_with(it))
        || keys.iter().any(|it| name == *it || name.ends_with(&format!("_{it}")))
        || name.ends_with("SECRET_KEY_BASE")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    secret: Option<VariableName>,
    setting: Option<VariableName>,
    variable: Option<VariableName>,
    default: Option<String>,
    description: Option<String>,
}

impl<'de> Deserialize<'de> for EnvironmentValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;

        impl<'de> Visitor<'de> for Value {
            type Value = EnvironmentValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "text, or `{ secret: NAME }`, `{ setting: NAME }`, `{ variable: NAME }`",
                )
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(EnvironmentValue::Literal(text.to_owned()))
            }

            fn visit_bool<E: serde::de::Error>(self, it: bool) -> Result<Self::Value, E> {
                Ok(EnvironmentValue::Literal(it.to_string()))
            }

            fn visit_i64<E: serde::de::Error>(self, it: i64) -> Result<Self::Value, E> {
                Ok(EnvironmentValue::Literal(it.to_string()))
            }

            fn visit_u64<E: serde::de::Error>(self, it: u64) -> Result<Self::Value, E> {
                Ok(EnvironmentValue::Literal(it.to_string()))
            }

            fn visit_f64<E: serde::de::Error>(self, it: f64) -> Result<Self::Value, E> {
                Ok(EnvironmentValue::Literal(it.to_string()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let written =
                    Written::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                one_of(written).map_err(A::Error::custom)
            }
        }

        deserializer.deserialize_any(Value)
    }
}

fn one_of(written: Written) -> Result<EnvironmentValue, String> {
    match written {
        Written {
            secret: Some(secret),
            setting: None,
            variable: None,
            default: None,
            description,
        } => Ok(EnvironmentValue::Secret { secret, description }),
        Written { secret: None, setting: Some(setting), variable: None, default, description } => {
            let default = default.unwrap_or_default();
            if default.contains(|c: char| c == '}' || c.is_control()) {
                return Err("a default cannot hold `}` or a line break\n\
                            help: leave the default out, and set the variable"
                    .into());
            }
            Ok(EnvironmentValue::Setting { setting, default, description })
        }
        Written {
            secret: None,
            setting: None,
            variable: Some(variable),
            default: None,
            description: None,
        } => Ok(EnvironmentValue::Reference { variable }),
        Written {
            secret: Some(_),
            setting: None,
            variable: None,
            default: Some(_),
            description: _,
        } => Err("a secret has no default\nhelp: remove `default`".into()),
        _ => Err("an environment entry needs one of `secret`, `setting` and `variable`\n\
                  help: write it as `{ secret: NAME }`"
            .into()),
    }
}

impl JsonSchema for EnvironmentValue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EnvironmentValue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let name = generator.subschema_for::<VariableName>();
        json_schema!({
            "anyOf": [
                { "type": ["string", "number", "boolean"] },
                {
                    "type": "object",
                    "properties": { "secret": name, "description": { "type": "string" } },
                    "required": ["secret"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": {
                        "setting": name,
                        "default": { "type": ["string", "number", "boolean"] },
                        "description": { "type": "string" },
                    },
                    "required": ["setting"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": { "variable": name },
                    "required": ["variable"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{has_credentials, names_a_secret};

    #[test]
    fn secrets_by_name() {
        for name in ["DB_PASSWORD", "GITHUB_TOKEN", "api_key", "SECRET_KEY_BASE", "SMTP_PASS"] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in ["PGPASSWORD", "DB_PASSWORD2", "db-password", "AWS_SECRET_ACCESS_KEY_1"] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in ["DB_PASSWORD_FILE", "TOKEN_URL", "MB_PASSWORD_LENGTH", "KEYBOARD", "PASSPORT"]
        {
            assert!(!names_a_secret(name), "{name}");
        }
    }

    #[test]
    fn urls_with_a_password() {
        assert!(has_credentials("postgres://u:hunter2@h/d"));
        for fine in ["postgres://u@h/d", "http://h:80/a@b", "a:b@c", "http://u:@h"] {
            assert!(!has_credentials(fine), "{fine}");
        }
    }
}
