//! The word somebody probably meant.

use strsim::damerau_levenshtein;

use crate::problem::quoted;

/// The candidate closest to `word`, if it is close enough to be a slip of the keyboard.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 60;
    if word.len() > LONGEST {
        return None;
    }
    let word = folded(word);
    let slips = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (damerau_levenshtein(&word, &folded(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= slips && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
