//! Where a quote may close for a reader that is a regular expression.

/// The places where `'(?:\\'|[^'])*'` can end, in the order such an expression tries them: the longest
/// first. `text` begins behind the opening mark; each place is that of a closing mark.
pub(super) fn closings(text: &str, mark: char) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        if character == mark {
            places.push(at);
            if before != '\\' {
                break;
            }
        }
        before = character;
    }
    places.reverse();
    places
}
