//! A node as serde wants to see it.

use serde::{
    Deserializer,
    de::{Error as _, Visitor},
    forward_to_deserialize_any,
};

use super::{
    access::{Entries, Items, Variant},
    error::Error,
    path::Path,
};
use crate::{
    document::{Node, Resolved, Value, resolve_plain, scalar},
    problem::{Place, Problem},
    suggest,
};

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    node: &'a Node,
    path: Path<'a>,
}

impl<'a> Reader<'a> {
    /// Refuses tags that YAML itself does not define: nothing here gives them a meaning.
    pub(super) fn open(node: &'a Node, path: Path<'a>) -> Result<Self, Error> {
        const KNOWN: [&str; 8] =
            ["!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map"];
        match node.tag() {
            Some(tag) if !KNOWN.contains(&tag.text.as_str()) => {
                Err(Problem::new(format!("{} has a tag that means nothing here", path.subject()))
                    .at(Place::new(node.source(), tag.range.clone()))
                    .help("remove it, or put a value that starts with `!` in quotes")
                    .into())
            }
            _ => Ok(Self { node, path }),
        }
    }

    fn bool<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if let Some(Resolved::Bool(value)) = self.node.resolved() {
            return visitor.visit_bool(value);
        }
        let help = match self.node.as_str().map(str::to_ascii_lowercase).as_deref() {
            Some("yes" | "on" | "y" | "true") => Some("write `true`"),
            Some("no" | "off" | "n" | "false") => Some("write `false`"),
            _ => None,
        };
        Err(Error::mismatch(self.node, &visitor, help))
    }

    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.node.as_str().unwrap_or_default();
        match self.node.resolved() {
            Some(Resolved::Int(_)) if scalar::is_ambiguous_octal(text) => {
                let message = "a leading zero makes this number ambiguous";
                let help = "leave the zero out, or write `0o…` if it is octal";
                Err(Error::custom(format!("{message}\nhelp: {help}")))
            }
            Some(Resolved::Int(number)) => match (u64::try_from(number), i64::try_from(number)) {
                (Ok(number), _) => visitor.visit_u64(number),
                (_, Ok(number)) => visitor.visit_i64(number),
                _ => Err(Error::out_of_range(text, &visitor)),
            },
            Some(Resolved::Float(number)) => visitor.visit_f64(number),
            Some(Resolved::Text(text)) if is_number(text) => {
                Err(Error::mismatch(self.node, &visitor, Some("remove the quotes")))
            }
            _ => Err(Error::mismatch(self.node, &visitor, None)),
        }
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.as_str() {
            // No argument, environment entry or path can hold one.
            Some(text) if text.contains('\0') => {
                Err(Error::custom("a NUL character fits nowhere\nhelp: remove it"))
            }
            Some(text) => visitor.visit_str(text),
            None => Err(Error::mismatch(self.node, &visitor, None)),
        }
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Value::Sequence(sequence) = self.node.value() else {
            return Err(Error::mismatch(self.node, &visitor, None));
        };
        let mut items = Items::new(&sequence.items, &self.path);
        let value = visitor.visit_seq(&mut items)?;
        items.finish().map(|()| value)
    }

    fn mapping<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if !self.node.is_mapping() {
            return Err(Error::mismatch(self.node, &visitor, None));
        }
        let merged = self.node.merged();
        let mut entries = Entries::new(&merged, &self.path);
        let value = visitor
            .visit_map(&mut entries)
            .map_err(|error| error.placed_at_key(entries.last_key(), self.path))?;
        entries.finish().map(|()| value)
    }

    /// A name alone, or a mapping of one name to what it holds.
    fn choice<'de, V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.node.is_scalar() {
            return visitor.visit_enum(Variant::alone(self.node, &self.path));
        }
        let help = suggest::one_of("", names);
        if !self.node.is_mapping() {
            return Err(Error::mismatch(self.node, &visitor, Some(&help)));
        }
        let entries = self.node.merged();
        let [entry, surplus @ ..] = &*entries else {
            return Err(self.not_one_key().at(self.node.place()).help(help).into());
        };
        match surplus {
            [] => visitor.visit_enum(Variant::with_value(entry, &self.path)),
            [second, ..] => Err(self
                .not_one_key()
                .at(second.key.place())
                .help(help)
                .note(entry.key.place(), "the first key is at")
                .into()),
        }
    }

    fn not_one_key(self) -> Problem {
        Problem::new(format!("{} must have a single key", self.path.subject()))
    }
}

/// Whether a text in quotes would be a number without them.
fn is_number(text: &str) -> bool {
    matches!(resolve_plain(text), Resolved::Int(_) | Resolved::Float(_))
}

macro_rules! forward {
    ($($method:ident)* => $to:ident) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.$to(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Error;

    forward! { deserialize_bool => bool }
    forward! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 => number
    }
    forward! { deserialize_char deserialize_str deserialize_string deserialize_identifier => text }
    forward! { deserialize_seq => list }
    forward! { deserialize_map => mapping }
    forward_to_deserialize_any! { bytes byte_buf unit unit_struct }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.resolved() {
            Some(Resolved::Null) => visitor.visit_unit(),
            Some(Resolved::Bool(_)) => self.bool(visitor),
            Some(Resolved::Int(_) | Resolved::Float(_)) => self.number(visitor),
            Some(Resolved::Text(_)) => self.text(visitor),
            None if self.node.is_mapping() => self.mapping(visitor),
            None => self.list(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.list(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.mapping(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.choice(variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}
