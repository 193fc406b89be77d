//! One integration binary. `UPDATE=1 cargo test` rewrites what the tests compare with.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod generated;
mod support;
