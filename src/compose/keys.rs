//! Where the entries of a mapping stand, by their keys: rules ask for far more keys than there are.

use std::cmp::Ordering;

use crate::document::Entry;

pub(super) struct Keys {
    /// A bit for each key; what is not there has seldom one.
    marks: u64,
    /// In their order; of those that are the same, the first in the file comes first.
    all: Box<[(Head, u32)]>,
}

/// A name's first bytes and its length, which tell most names apart without a look at the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    bytes: [u8; 8],
    length: usize,
}

impl Keys {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let named = entries.iter().zip(0..).filter_map(|(it, at)| Some((it.key.as_str()?, at)));
        let mut named: Vec<(Head, &str, u32)> =
            named.map(|(name, at)| (Head::of(name), name, at)).collect();
        named.sort_unstable();
        let marks = named.iter().fold(0, |all, (_, name, _)| all | mark(name));
        Self { marks, all: named.into_iter().map(|(head, _, at)| (head, at)).collect() }
    }

    /// The first entry of this key; the entries are those it was made of.
    pub(super) fn find<'a>(&self, entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
        if self.marks & mark(key) == 0 {
            return None;
        }
        let wanted = Head::of(key);
        let is_before = |(head, at): &(Head, u32)| match head.cmp(&wanted) {
            Ordering::Equal if !wanted.is_whole() => {
                entries.get(*at as usize).and_then(|it| it.key.as_str()) < Some(key)
            }
            order => order.is_lt(),
        };
        let (head, at) = self.all.get(self.all.partition_point(is_before))?;
        let entry = entries.get(*at as usize).filter(|_| *head == wanted)?;
        (wanted.is_whole() || entry.key.as_str() == Some(key)).then_some(entry)
    }
}

impl Head {
    fn of(name: &str) -> Self {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
        Self { bytes, length: name.len() }
    }

    /// Whether it is all of its name.
    fn is_whole(self) -> bool {
        self.length <= self.bytes.len()
    }
}

/// One of 64 bits, told from a name's length and ends.
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let [first, last] = [bytes.first(), bytes.last()].map(|it| it.copied().map_or(0, usize::from));
    let told = (first * 5) ^ (last * 11);
    1 << ((told + bytes.len()) % 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn the_first_of_its_name() {
        let text = "{environment: 1, env: 2, envy: 3, env: 4, environments: 5, environmenu: 6, [a]: 7, '': 8}";
        let root = parse("f", text.as_bytes()).expect("valid").documents.remove(0).root;
        let keys = Keys::of(root.entries());
        let value = |key| keys.find(root.entries(), key)?.value.as_str().map(str::to_owned);
        for entry in root.entries() {
            let Some(key) = entry.key.as_str() else { continue };
            assert_eq!(value(key).as_deref(), root.get(key).and_then(|it| it.as_str()), "{key}");
        }
        for key in ["en", "environ", "environmen", "environmemt", "e", "envv", "[a]"] {
            assert_eq!(value(key), None, "{key}");
        }
    }
}
