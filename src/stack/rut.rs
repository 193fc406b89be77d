//! A Chilean tax id: of a company, or of a person, whose name nobody should read in a log.

use std::{fmt, str::FromStr};

use crate::problem::quoted;

/// A RUT with the right check digit. It cannot be printed: only [`Rut::path`] shows it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rut(String);

impl Rut {
    /// The one spelling used in paths of Vault, which are case sensitive: `12345678-5`, `10000013-K`.
    pub fn path(&self) -> &str {
        &self.0
    }
}

/// Any usual spelling: `12.345.678-5`, `12345678-5`, `123456785`, with `k` or `K`.
///
/// The complaint never repeats the RUT. Clap does repeat what it refuses, so a command takes the
/// argument as text and parses it itself.
impl FromStr for Rut {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut compact: String = text.chars().filter(|it| !matches!(it, '.' | ' ')).collect();
        let usual = |it: &char| matches!(it, '0'..='9' | '-' | 'k' | 'K');
        if let Some(stranger) = compact.chars().find(|it| !usual(it)) {
            return Err(refusal(&format!("{} does not belong", quoted(&stranger.to_string()))));
        }
        let digit = compact.pop();
        let number = compact.strip_suffix('-').unwrap_or(&compact);
        if !number.bytes().all(|it| it.is_ascii_digit()) || digit == Some('-') {
            return Err(refusal("`-` and `K` only stand at the end"));
        }
        if !(7..=8).contains(&number.len()) {
            return Err(refusal("it has 7 or 8 digits and a check digit"));
        }
        if number.starts_with('0') {
            return Err(refusal("it does not start with `0`"));
        }
        let right = check_digit(number);
        if digit.map(|it| it.to_ascii_uppercase()) != Some(right) {
            return Err(format!(
                "the check digit of the RUT is wrong: for this number it is `{right}`\n\
                 help: look for a mistyped digit"
            ));
        }
        Ok(Self(format!("{number}-{right}")))
    }
}

fn refusal(why: &str) -> String {
    format!("this is not a RUT: {why}\nhelp: write it as `12.345.678-5` or `12345678-5`")
}

/// Modulus 11 with the weights 2 to 7 from right to left, which is what the tax office does;
/// agrees with python-stdnum 2.2.
fn check_digit(number: &str) -> char {
    const BY_REMAINDER: [char; 11] = ['0', 'K', '9', '8', '7', '6', '5', '4', '3', '2', '1'];
    let digits = number.bytes().rev().map(|it| usize::from(it - b'0'));
    let sum: usize = digits.zip((2..=7).cycle()).map(|(digit, weight)| digit * weight).sum();
    BY_REMAINDER[sum % 11]
}

impl fmt::Debug for Rut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(text: &str) -> Result<String, String> {
        text.parse::<Rut>().map(|it| it.path().to_owned())
    }

    #[test]
    fn real_ones_are_accepted() {
        for good in [
            "10000013-K",
            "11111111-1",
            "12345678-5",
            "22222222-2",
            "30000000-2",
            "60503000-9",
            "76123456-0",
            "76262345-5",
            "97004000-5",
        ] {
            assert_eq!(path(good).as_deref(), Ok(good));
        }
    }

    #[test]
    fn every_usual_spelling_is_one_path() {
        for same in ["76.262.345-5", "76262345-5", "762623455", " 76 262 345 - 5 "] {
            assert_eq!(path(same).as_deref(), Ok("76262345-5"), "{same}");
        }
        for same in ["10000013-k", "10.000.013-K", "10000013k"] {
            assert_eq!(path(same).as_deref(), Ok("10000013-K"), "{same}");
        }
    }

    #[test]
    fn a_wrong_digit_is_told_without_the_number() {
        for (wrong, right) in
            [("76262345-3", "`5`"), ("10000013-0", "`K`"), ("76.123.456-K", "`0`")]
        {
            let complaint = path(wrong).unwrap_err();
            assert!(complaint.contains(right), "{complaint}");
            assert!(!complaint.contains("262"), "{complaint}");
            assert!(!complaint.contains("000013") && !complaint.contains("123"), "{complaint}");
        }
    }

    #[test]
    fn other_text_is_refused() {
        for (bad, why) in [
            ("", "7 or 8 digits"),
            ("-", "`-` and `K` only"),
            ("5", "7 or 8 digits"),
            ("K", "7 or 8 digits"),
            ("ñ", "`ñ` does not belong"),
            ("123456-0", "7 or 8 digits"),
            ("123456789-2", "7 or 8 digits"),
            ("07626234-5", "start with `0`"),
            ("76262345--5", "`-` and `K` only"),
            ("7626-2345-5", "`-` and `K` only"),
            ("76262345-", "`-` and `K` only"),
            ("7626234K-5", "`-` and `K` only"),
            ("76262345–5", "`–` does not belong"),
            ("76262345−5", "`−` does not belong"),
            ("７６262345-5", "`７` does not belong"),
            ("76262345-٥", "`٥` does not belong"),
            ("76262345-5\n", "`\\u{a}` does not belong"),
            ("../76262345-5", "`/` does not belong"),
        ] {
            let complaint = path(bad).expect_err(bad);
            assert!(complaint.contains(why), "{bad:?}: {complaint}");
        }
    }

    #[test]
    fn it_stays_out_of_debug_output() {
        let rut: Rut = "76262345-5".parse().unwrap();
        assert_eq!(format!("{rut:?} {:?}", Some(&rut)), "*** Some(***)");
    }

    /// Another way to the same digit: 9 down to 4 from the right, remainder itself is the digit.
    fn digit_by_remainder(mut number: u32) -> String {
        let (mut sum, mut place) = (0, 0);
        while number > 0 {
            sum += number % 10 * (9 - place % 6);
            number /= 10;
            place += 1;
        }
        if sum % 11 == 10 { "K".into() } else { (sum % 11).to_string() }
    }

    proptest! {
        #[test]
        fn exactly_one_digit_fits(number in 1_000_000u32..=99_999_999) {
            let right = digit_by_remainder(number);
            for digit in "0123456789K".chars() {
                let fits = path(&format!("{number}-{digit}"));
                prop_assert_eq!(fits.is_ok(), digit.to_string() == right);
            }
            prop_assert_eq!(path(&format!("{number}{right}")), Ok(format!("{number}-{right}")));
        }

        #[test]
        fn no_text_panics_or_comes_back(text in "[0-9.kK \\-/–٥]{0,14}|\\PC{0,12}") {
            match path(&text) {
                Ok(path) => prop_assert_eq!(path.parse::<Rut>().map(|it| it.0), Ok(path)),
                Err(complaint) => {
                    let own = complaint.replace("12.345.678-5", "").replace("12345678-5", "");
                    prop_assert!(text.chars().count() < 5 || !own.contains(&text));
                }
            }
        }
    }
}
