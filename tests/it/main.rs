//! One integration binary. `UPDATE=1 cargo test` rewrites what the tests compare with.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

mod clean;
mod compose;
mod contract;
mod dotenv;
mod env;
mod errors;
mod generated;
mod git;
mod hardening;
mod init;
mod lint;
mod lint_baseline;
mod lint_ci_formats;
mod lint_collection;
mod lint_command;
mod lint_fix;
mod lint_formats;
mod lint_together;
mod options;
mod property;
mod readme;
mod render;
mod stacks;
mod strange;
mod support;
mod tidy;
mod vault;
