//! Random text from the operating system, wiped where it does not become the value.

use anyhow::anyhow;
use zeroize::Zeroizing;

use crate::secrets::Secret;

const LETTERS_AND_DIGITS: &[u8; 62] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX: &[u8; 16] = b"0123456789abcdef";

/// Each of the 62 is as likely as any other: a random number beyond them is thrown away, not folded.
pub(super) fn alphanumeric(length: u16) -> anyhow::Result<Secret> {
    let length = usize::from(length);
    let mut text = String::with_capacity(length);
    let mut bytes = Zeroizing::new([0; 64]);
    while text.len() < length {
        fill(&mut *bytes)?;
        let indices = bytes.iter().map(|it| usize::from(it & 0b0011_1111));
        let letters = indices.filter_map(|it| LETTERS_AND_DIGITS.get(it)).map(|it| char::from(*it));
        text.extend(letters.take(length - text.len()));
    }
    Ok(text.into())
}

/// Twice as many characters as bytes.
pub(super) fn hex(bytes: u16) -> anyhow::Result<Secret> {
    let mut raw = Zeroizing::new(vec![0; usize::from(bytes)]);
    fill(&mut raw)?;
    let mut text = String::with_capacity(raw.len() * 2);
    for byte in raw.iter() {
        for half in [byte >> 4, byte & 0b1111] {
            text.push(char::from(HEX[usize::from(half)]));
        }
    }
    Ok(text.into())
}

pub(super) fn fill(bytes: &mut [u8]) -> anyhow::Result<()> {
    getrandom::fill(bytes).map_err(|error| anyhow!("the system gives no randomness: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_and_digit_comes_up_as_often() {
        let mut counts = [0_u32; 128];
        for _ in 0..10 {
            let secret = alphanumeric(62_000).unwrap();
            assert_eq!(secret.expose().len(), 62_000);
            secret.expose().bytes().for_each(|it| counts[usize::from(it)] += 1);
        }
        for letter in LETTERS_AND_DIGITS {
            let count = counts[usize::from(*letter)];
            // 10,000 are expected with a deviation of 99: ten of those never happen by chance,
            // and folding the 64 numbers into 62 would double the first two.
            assert!((9_000..11_000).contains(&count), "{}: {count}", char::from(*letter));
        }
        assert_eq!(counts.iter().sum::<u32>(), 620_000);
        assert_eq!(counts.iter().filter(|it| **it > 0).count(), 62);
    }

    #[test]
    fn hex_has_two_digits_a_byte() {
        let secret = hex(20_000).unwrap();
        assert_eq!(secret.expose().len(), 40_000);
        for digit in HEX {
            let count = secret.expose().bytes().filter(|it| it == digit).count();
            assert!((2_000..3_000).contains(&count), "{}: {count}", char::from(*digit));
        }
    }

    #[test]
    fn odd_lengths() {
        for length in [0, 1, 63, 64, 65] {
            assert_eq!(alphanumeric(length).unwrap().expose().len(), usize::from(length));
            assert_eq!(hex(length).unwrap().expose().len(), usize::from(length) * 2);
        }
    }
}
