//! Why a format cannot hold a variable, and which formats can.

use std::fmt;

use clap::ValueEnum as _;

use super::Format;

/// Never shows the value. Shown as a sentence and a line of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    pub reason: &'static str,
    /// The formats that can hold it, sorted.
    pub others: Vec<Format>,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)?;
        let names: Vec<_> = self.others.iter().filter_map(Format::to_possible_value).collect();
        let mut names = names.iter().map(clap::builder::PossibleValue::get_name);
        let Some(first) = names.next() else {
            return f.write_str("\nhelp: no format can hold it: change it where it comes from");
        };
        write!(f, "\nhelp: --format {first}")?;
        let rest: Vec<_> = names.collect();
        if rest.is_empty() { Ok(()) } else { write!(f, ", or one of: {}", rest.join(", ")) }
    }
}

impl std::error::Error for Unfit {}
