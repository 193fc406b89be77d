//! The labelled lines: how many of the real ones are found, and how many of the others.
