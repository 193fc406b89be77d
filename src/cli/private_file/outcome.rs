//! What became of a file, and what its owner should know.

/// The file is there, whole and private.
#[derive(Debug)]
pub(in crate::cli) struct Outcome {
    pub(in crate::cli) written: Written,
    /// Warnings, one a line.
    pub(in crate::cli) notes: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Written {
    New,
    Changed,
    /// Had this content already: nothing that watches the file wakes up.
    Unchanged,
}
