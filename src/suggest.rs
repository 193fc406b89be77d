//! The word somebody probably meant.

use strsim::damerau_levenshtein;

use crate::problem::quoted;

/// The candidate closest to `word`, if it is close enough to be a slip of the keyboard; only the
/// first thousand are compared.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 60;
    const MOST: usize = 1000;
    if word.len() > LONGEST {
        return None;
    }
    let word = folded(word);
    let slips = (word.chars().count() / 3).clamp(1, 3);
    let letters = letters(&word);
    candidates
        .into_iter()
        .take(MOST)
        .filter(|candidate| has_letters(candidate, letters, slips))
        .map(|candidate| (distance(&word, &folded(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= slips && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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

/// Whether a word has these letters but for some slips, each of which takes one away, brings one in, or both:
/// cheaper to see than a distance.
fn has_letters(word: &str, wanted: u64, slips: usize) -> bool {
    let (mut own, mut others) = (0, 0);
    for letter in word.bytes().map(letter) {
        others += usize::from(letter & !(wanted | own) != 0);
        own |= letter;
        if others > slips {
            return false;
        }
    }
    usize::try_from((wanted & !own).count_ones()).is_ok_and(|missing| missing <= slips)
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
    fn a_very_long_word_is_not_compared() {
        assert_eq!(nearest(&"o".repeat(1_000_000), SERVICES), None);
    }
}
