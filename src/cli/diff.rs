//! What changed, as a unified diff.

use similar::TextDiff;

/// With this many lines around each change.
pub(super) fn unified([before, after]: [&str; 2], old: &str, new: &str, around: usize) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(around).header(before, after).to_string()
}
