//! What changed, as a unified diff.

use similar::TextDiff;

pub(super) fn unified(name: &str, old: &str, new: &str) -> String {
    let rendered = format!("{name} (rendered)");
    TextDiff::from_lines(old, new).unified_diff().header(name, &rendered).to_string()
}
