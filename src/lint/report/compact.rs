//! One line per finding, as compilers and `grep -n` write them.

use std::fmt;

use crate::lint::Verdict;

pub(super) fn write(verdict: &Verdict, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for it in &verdict.findings {
        let message = it.message.replace('\n', " ");
        writeln!(out, "{}: {}[{}] {message}", it.place, it.level.name(), it.rule.id)?;
    }
    Ok(())
}
