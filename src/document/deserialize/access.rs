//! Lists, mappings and choices, handed to serde one part at a time.

use std::slice::Iter;

use serde::de::{
    DeserializeSeed, EnumAccess, Error as _, IntoDeserializer as _, MapAccess, SeqAccess,
    VariantAccess, Visitor, value::StrDeserializer,
};

use super::{error::Error, path::Path, reader::Reader, words};
use crate::{
    document::{Entry, Node},
    problem::{Problem, quoted},
};

fn read<'de, T: DeserializeSeed<'de>>(
    seed: T,
    node: &Node,
    path: Path<'_>,
) -> Result<T::Value, Error> {
    Reader::open(node, path)
        .and_then(|reader| seed.deserialize(reader))
        .map_err(|error| error.placed(node, path))
}

pub(super) struct Items<'a> {
    rest: Iter<'a, Node>,
    length: usize,
    path: &'a Path<'a>,
}

impl<'a> Items<'a> {
    pub(super) fn new(items: &'a [Node], path: &'a Path<'a>) -> Self {
        Self { rest: items.iter(), length: items.len(), path }
    }

    /// Nothing may be left unread.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let expected = self.length - self.rest.len();
        self.rest.next().map_or(Ok(()), |surplus| {
            let message = format!("{} must not hold more than {expected}", self.path.subject());
            Err(Problem::new(message).at(surplus.place()).help("remove what is too much").into())
        })
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let index = self.length - self.rest.len();
        let path = Path::Item { parent: self.path, index };
        self.rest.next().map(|item| read(seed, item, path)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

pub(super) struct Entries<'a> {
    rest: Iter<'a, Entry>,
    last: Option<&'a Entry>,
    path: &'a Path<'a>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(entries: &'a [Entry], path: &'a Path<'a>) -> Self {
        Self { rest: entries.iter(), last: None, path }
    }

    pub(super) fn last_key(&self) -> Option<&'a Node> {
        self.last.map(|entry| &entry.key)
    }

    /// Nothing may be left unread.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        self.rest.next().map_or(Ok(()), |Entry { key, value: _ }| {
            let name = quoted(key.as_str().unwrap_or_default());
            let message = format!("unexpected {name}{}", self.path.within());
            Err(Problem::new(message).at(key.place()).help("remove it").into())
        })
    }
}

impl<'de> MapAccess<'de> for &mut Entries<'_> {
    type Error = Error;

    fn next_key_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        self.last = self.rest.next();
        let Some(Entry { key, value: _ }) = self.last else { return Ok(None) };
        if key.is_scalar() {
            return read(seed, key, *self.path).map(Some);
        }
        let message = format!("a key{} must be text, found {}", self.path.within(), key.kind());
        let help = if key.is_mapping() { words::QUOTE_BRACES } else { "put the key in quotes" };
        Err(Problem::new(message).at(key.place()).help(help).into())
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let Some(Entry { key, value }) = self.last else {
            return Err(Error::custom("a value was asked for before its key"));
        };
        read(seed, value, Path::Key { parent: self.path, key })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The name of a choice, and what stands under it.
pub(super) struct Variant<'a> {
    name: &'a Node,
    value: Option<&'a Node>,
    path: &'a Path<'a>,
}

impl<'a> Variant<'a> {
    pub(super) fn alone(name: &'a Node, path: &'a Path<'a>) -> Self {
        Self { name, value: None, path }
    }

    pub(super) fn with_value(entry: &'a Entry, path: &'a Path<'a>) -> Self {
        Self { name: &entry.key, value: Some(&entry.value), path }
    }

    fn name(&self) -> &'a str {
        self.name.as_str().unwrap_or_default()
    }

    fn value<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        let Some(value) = self.value else {
            let name = self.name();
            let message = format!("{}: {} needs a value", self.path.subject(), quoted(name));
            let help = format!("write {} with the value under it", quoted(&format!("{name}:")));
            return Err(Problem::new(message).at(self.name.place()).help(help).into());
        };
        read(seed, value, Path::Key { parent: self.path, key: self.name })
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Error> {
        let name: StrDeserializer<'_, Error> = self.name().into_deserializer();
        let known = seed.deserialize(name).map_err(|error| error.placed(self.name, *self.path))?;
        Ok((known, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        let Some(value) = self.value else { return Ok(()) };
        let name = quoted(self.name());
        Err(Problem::new(format!("{}: {name} takes no value", self.path.subject()))
            .at(value.place())
            .help(format!("write {name} alone, without `:`"))
            .into())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.value(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Error> {
        self.value(Shape::List(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value(Shape::Mapping(visitor))
    }
}

/// A visitor that has said what it wants to visit.
enum Shape<V> {
    List(V),
    Mapping(V),
}

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Shape<V> {
    type Value = V::Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<V::Value, D::Error> {
        match self {
            Self::List(visitor) => reader.deserialize_seq(visitor),
            Self::Mapping(visitor) => reader.deserialize_map(visitor),
        }
    }
}
