//! Rules about what a command will do: words, shells, SQL.

mod absent_program;
mod broken_quotes;
mod cut_command;
mod flag_with_value;
mod impossible_sql;
mod install_at_start;
mod missing_unseal;
mod quotes;
mod scripts;
mod silent_wait;
mod swallowed_error;
mod unchecked_step;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &absent_program::RULE,
    &broken_quotes::RULE,
    &cut_command::RULE,
    &flag_with_value::RULE,
    &impossible_sql::RULE,
    &install_at_start::RULE,
    &missing_unseal::RULE,
    &silent_wait::RULE,
    &swallowed_error::RULE,
    &unchecked_step::RULE,
];
