//! Buffers for secret text: wiped when dropped, and never grown, because growing leaves a copy behind.

use std::mem;

use zeroize::Zeroizing;

use crate::secrets::Secret;

/// An empty buffer for at most `capacity` bytes.
pub(super) fn buffer(capacity: usize) -> Zeroizing<String> {
    Zeroizing::new(String::with_capacity(capacity))
}

pub(super) fn copy(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

pub(super) fn secret(mut text: Zeroizing<String>) -> Secret {
    mem::take(&mut *text).into()
}

/// The value between two marks, with what `escape` says instead of a character (at most four bytes).
pub(super) fn quoted(
    mark: char,
    value: &str,
    escape: impl Fn(char) -> Option<&'static str>,
) -> Zeroizing<String> {
    let mut text = buffer(4 * value.len() + 2);
    text.push(mark);
    for character in value.chars() {
        match escape(character) {
            Some(escaped) => text.push_str(escaped),
            None => text.push(character),
        }
    }
    text.push(mark);
    text
}

/// The value between two marks as it is.
pub(super) fn enclosed(mark: char, value: &str) -> Zeroizing<String> {
    quoted(mark, value, |_| None)
}

/// Every reader takes such a value without quotes for what it is.
pub(super) fn is_bare(value: &str) -> bool {
    value.bytes().all(|it| it.is_ascii_alphanumeric() || b"_./:@%+,=-".contains(&it))
}
