//! One line per finding, as compilers and `grep -n` write them.

use std::fmt::Write as _;

use crate::lint::Verdict;

pub(super) fn report(verdict: &Verdict) -> String {
    let mut text = String::new();
    for it in &verdict.findings {
        let message = it.message.replace('\n', " ");
        // Writing to a `String` does not fail.
        let _ = writeln!(text, "{}: {}[{}] {message}", it.place, it.level.name(), it.rule.id);
    }
    text
}
