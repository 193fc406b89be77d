//! The word somebody probably meant.

use std::cell::Cell;

use strsim::damerau_levenshtein;

use crate::problem::quoted;

/// Names that a word may stand for by a slip of the keyboard; only the first thousand.
pub struct Known<'a> {
    /// Each with its letters.
    names: Vec<(u64, &'a str)>,
    /// How many may still be compared letter by letter: a file may be made so that all are alike.
    left: Cell<usize>,
}

impl<'a> Known<'a> {
    pub fn of(names: impl IntoIterator<Item = &'a str>) -> Self {
        const MOST: usize = 1000;
        let names = names.into_iter().take(MOST).map(|it| (letters(it), it)).collect();
        Self { names, left: Cell::new(100 * MOST) }
    }

    /// The name closest to `word`, if it is close enough.
    pub fn nearest(&self, word: &str) -> Option<&'a str> {
        const LONGEST: usize = 60;
        if word.len() > LONGEST {
            return None;
        }
        let word = folded(word);
        let letters = letters(&word);
        let mut slips = (word.chars().count() / 3).clamp(1, 3);
        let mut nearest = None;
        for (own, name) in &self.names {
            if !are_near(*own, letters, slips) {
                continue;
            }
            self.left.set(self.left.get().checked_sub(1)?);
            let distance = distance(&word, &folded(name));
            if distance <= slips && distance < name.chars().count() {
                nearest = Some(*name);
                // Only one that is nearer takes its place.
                let Some(fewer) = distance.checked_sub(1) else { break };
                slips = fewer;
            }
        }
        nearest
    }
}

/// The same, for one word.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Known::of(candidates).nearest(word)
}

/// Whether one slip of the keyboard, and no more, makes one word of the other.
pub fn is_slip(word: &str, meant: &str) -> bool {
    distance(&folded(word), &folded(meant)) <= 1
}

/// "did you mean `metabase`? (expected one of: …)", or only the list when nothing is near.
pub fn one_of(word: &str, candidates: &[&str]) -> String {
    let list: Vec<String> = candidates.iter().map(|candidate| quoted(candidate)).collect();
    let list = match list.as_slice() {
        [only] => format!("expected {only}"),
        several => format!("expected one of: {}", several.join(", ")),
    };
    match nearest(word, candidates.iter().copied()) {
        Some(meant) => format!("did you mean {}? ({list})", quoted(meant)),
        None => list,
    }
}

/// Case and the choice between `-`, `_` and nothing are not what tells two words apart.
fn folded(word: &str) -> String {
    word.chars().filter(|it| !matches!(it, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// Without what both begin and end with, which is not what tells them apart.
fn distance(a: &str, b: &str) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    let width = |(it, _): (char, char)| it.len_utf8();
    let front: usize = a.chars().zip(b.chars()).take_while(same).map(width).sum();
    let (a, b) = (&a[front..], &b[front..]);
    let back: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(width).sum();
    damerau_levenshtein(&a[..a.len() - back], &b[..b.len() - back])
}

/// Which letters and digits of ASCII a word has, one bit for each.
fn letters(word: &str) -> u64 {
    word.bytes().map(letter).fold(0, |all, it| all | it)
}

fn letter(byte: u8) -> u64 {
    match byte {
        b'0'..=b'9' => 1 << (byte - b'0'),
        b'A'..=b'Z' | b'a'..=b'z' => 1 << (10 + byte.to_ascii_lowercase() - b'a'),
        _ => 0,
    }
}

/// Whether some slips can make these letters of those, each of which takes one away, brings one in, or both: cheaper
/// to see than a distance.
fn are_near(some: u64, others: u64, slips: usize) -> bool {
    let lacks = |a: u64, b: u64| (a & !b).count_ones() as usize;
    lacks(some, others) <= slips && lacks(others, some) <= slips
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICES: [&str; 5] = ["metabase", "mcp-registry", "n8n", "odoo", "postgres"];

    #[test]
    fn slips_are_recognised() {
        let table = [
            ("metabse", Some("metabase")),
            ("Odoo", Some("odoo")),
            ("mcp_registry", Some("mcp-registry")),
            ("mcpregistry", Some("mcp-registry")),
            ("n8m", Some("n8n")),
            ("postgresql", Some("postgres")),
            ("nn8", Some("n8n")),
            ("kafka", None),
            ("x", None),
            ("", None),
        ];
        for (word, expected) in table {
            assert_eq!(nearest(word, SERVICES), expected, "{word}");
        }
    }

    #[test]
    fn one_slip() {
        for (word, is_one) in [("metabse", true), ("mcp_registry", true), ("postgresql", false)] {
            assert_eq!(SERVICES.iter().any(|it| is_slip(word, it)), is_one, "{word}");
        }
    }

    #[test]
    fn the_list_follows_the_guess() {
        assert_eq!(
            one_of("ab", &["abc", "x"]),
            "did you mean `abc`? (expected one of: `abc`, `x`)"
        );
        assert_eq!(one_of("zzz", &["abc", "x"]), "expected one of: `abc`, `x`");
        assert_eq!(one_of("zzz", &["abc"]), "expected `abc`");
    }

    #[test]
    fn names_are_not_compared_for_ever() {
        let names: Vec<_> = (1000..2000).map(|it| format!("net{it}")).collect();
        let known = Known::of(names.iter().map(String::as_str));
        assert_eq!(known.nearest("net12345"), Some("net1234"));
        assert!((0..200_000).any(|_| known.nearest("net12345").is_none()));
    }

    #[test]
    fn a_very_long_word_is_not_compared() {
        assert_eq!(nearest(&"o".repeat(1_000_000), SERVICES), None);
    }
}
