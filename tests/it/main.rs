//! One integration binary. `UPDATE=1 cargo test` rewrites what the tests compare with.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod generated;
mod lint;
mod lint_command;
mod lint_formats;
mod support;
