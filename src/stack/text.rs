//! The macro behind every checked piece of text in a stack file.

/// Declares a newtype over `String` that is checked when it is parsed, so that an invalid one cannot
/// exist. `check` returns the complaint; a line that starts with `help: ` says what to do.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, pattern: $pattern:literal, check: $check:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                $check(text).map(|()| Self(text.to_owned()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        crate::stack::text::text_serde!($name, pattern: $pattern);
    };
}

/// Reads and writes a type that is text in YAML through its `FromStr` and `Display`.
macro_rules! text_serde {
    ($name:ident, pattern: $pattern:literal) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

pub(crate) use {checked_text, text_serde};

/// Parses text that is written in this program, not by a user.
///
/// # Panics
/// When the text is wrong, which the test that builds every default shows.
pub fn known<T: std::str::FromStr<Err = String>>(text: &str) -> T {
    text.parse().unwrap_or_else(|complaint| panic!("`{text}`: {complaint}"))
}
