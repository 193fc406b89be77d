//! Whether text looks as if a machine had drawn it.

/// Bits per character, from the text's own frequencies.
fn entropy(text: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let length = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
    let share = |count: u32| f64::from(count) / length;
    let used = counts.iter().filter(|it| **it > 0).map(|it| share(*it));
    -used.map(|it| it * it.log2()).sum::<f64>()
}

/// A secret by its looks, wherever it stands under a name that promises one.
pub(super) fn is_random(text: &str) -> bool {
    let body = text.strip_prefix("base64:").unwrap_or(text);
    let bare = body.trim_end_matches('=');
    if bare.len() < 12 || bare.len() > 4096 || !bare.is_ascii() {
        return false;
    }
    let has = |wanted: fn(&char) -> bool| bare.chars().filter(wanted).count();
    let digits = has(char::is_ascii_digit);
    let upper = has(char::is_ascii_uppercase);
    let lower = has(char::is_ascii_lowercase);
    if bare.chars().all(|c| c.is_ascii_hexdigit()) {
        return bare.len() >= 16 && digits > 0 && upper + lower > 0 && entropy(bare) > 2.7;
    }
    let kinds = [digits, upper, lower].iter().filter(|it| **it > 0).count();
    if digits == 0 || kinds < 2 || bare.contains(char::is_whitespace) {
        return false;
    }
    if is_words(bare) {
        return false;
    }
    // Words have long runs of letters; a drawn value has its digits all over it.
    let runs = bare.split(|c: char| !c.is_ascii_alphabetic());
    let longest = runs.map(longest_case_run).max().unwrap_or_default();
    let scattered = longest <= 6 && digits * 12 >= bare.len();
    (scattered || kinds == 3 && is_restless(bare)) && entropy(bare) > 3.0
}

/// Capitals, small letters and digits follow each other as chance has it: among drawn ones, six of ten are of
/// another kind than the one before.
fn is_restless(text: &str) -> bool {
    let kind = |c: char| (c.is_ascii_digit(), c.is_ascii_uppercase(), c.is_ascii_lowercase());
    let changes = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| kind(*a) != kind(*b));
    text.len() >= 20 && changes.count() * 100 >= text.len() * 45
}

/// Words and numbers with separators: `my-secret-key-2024`.
fn is_words(text: &str) -> bool {
    let mut parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    let pure = |it: &str| {
        it.chars().all(|c| c.is_ascii_lowercase())
            || it.chars().all(|c| c.is_ascii_uppercase())
            || it.chars().all(|c| c.is_ascii_digit())
    };
    parts.all(pure)
}

/// The longest stretch of one case: words have long ones.
fn longest_case_run(letters: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    let mut last = None;
    for c in letters.chars() {
        let lower = c.is_ascii_lowercase();
        run = if last == Some(lower) { run + 1 } else { 1 };
        last = Some(lower);
        longest = longest.max(run);
    }
    longest
}

/// A secret by its looks alone, under a name that promises none.
pub(in crate::lint) fn is_high_entropy(text: &str) -> bool {
    let bare = text.trim_end_matches('=');
    let drawn = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '_' | '-');
    if bare.len() < 32 || bare.len() > 512 || !bare.chars().all(drawn) || is_uuid(bare) {
        return false;
    }
    if bare.chars().all(|c| c.is_ascii_hexdigit()) {
        // Forty are a commit.
        return bare.len() != 40 && is_random(bare) && entropy(bare) > 3.2;
    }
    // Paths, host names and identifiers have separators between short words.
    let separators = bare.chars().filter(|c| !c.is_ascii_alphanumeric()).count();
    separators * 12 <= bare.len() && is_random(bare) && entropy(bare) > 4.0
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12]
}

/// Enough different characters for a drawn value: not `aaaaaaaa`, not `xxxx1234`.
pub(super) fn is_varied(text: &str) -> bool {
    let mut seen = [false; 256];
    for byte in text.bytes() {
        seen[usize::from(byte)] = true;
    }
    let different = seen.iter().filter(|it| **it).count();
    different >= 8 && different * 6 >= text.len().min(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_and_thought_up() {
        for drawn in [
            "9f86d081884c7d65",
            "x7Kq2mP9vL4wR8tZ",
            "base64:u3Vd8Kq1n5XyT0bA7cWm2g==",
            "7c4a8d09ca3762af61e59520943dc264",
            "bM3-rT9_wQ2.xZ7k",
        ] {
            assert!(is_random(drawn), "{drawn}");
        }
        for word in [
            "postgres",
            "my-secret-key-2024",
            "supersecretpassword",
            "admin1234",
            "smarteros_prod_01",
            "correct-horse-battery-1",
            "/var/lib/x",
            "thisisaverylongsecretkey123",
        ] {
            assert!(!is_random(word), "{word}");
        }
    }

    #[test]
    fn high_entropy_is_stricter() {
        assert!(is_high_entropy("7c4a8d09ca3762af61e59520943dc264"));
        assert!(is_high_entropy("u3Vd8Kq1n5XyT0bA7cWm2gPz6RtY4sLe9"));
        for text in [
            "123e4567-e89b-12d3-a456-426614174000",
            "x7Kq2mP9vL4wR8tZ",
            "registry.example/a/b1/c2/d3/e4/f5/g6",
            "00000000000000000000000000000001",
        ] {
            assert!(!is_high_entropy(text), "{text}");
        }
    }
}
