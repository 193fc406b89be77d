//! A JSON object of strings, for programs.

use serde::de::{Deserializer as _, MapAccess, Visitor};
use zeroize::Zeroizing;

use super::{Pairs, ReadError, wiped::buffer};
use crate::secrets::Secret;

/// Two blanks in front of each member.
pub(super) const INDENT: &str = "  ";

/// A string of JSON. It can hold any text, a NUL too.
pub(super) fn encode(value: &str) -> Zeroizing<String> {
    let mut text = buffer(6 * value.len() + 2);
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str(r"\\"),
            '\n' => text.push_str(r"\n"),
            '\r' => text.push_str(r"\r"),
            '\t' => text.push_str(r"\t"),
            '\0'..='\u{1f}' => {
                text.push_str(r"\u00");
                let code = u32::from(character);
                text.extend(
                    [code >> 4, code & 15].map(|it| char::from_digit(it, 16).unwrap_or('0')),
                );
            }
            _ => text.push(character),
        }
    }
    text.push('"');
    text
}

pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let found = reader.deserialize_map(Members).and_then(|it| reader.end().map(|()| it));
    found.map_err(|error| ReadError { line: error.line(), reason: "this is no object of strings" })
}

/// Every member in order, a repeated one too.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Pairs;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object of strings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut found = Pairs::new();
        while let Some(pair) = map.next_entry::<String, Secret>()? {
            found.push(pair);
        }
        Ok(found)
    }
}
