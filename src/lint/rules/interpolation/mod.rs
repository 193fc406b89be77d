//! Rules about variables and dollars.

mod bad_interpolation;
mod blank_variable;
mod collapsed_dollars;
pub(super) mod empty_default;
mod fixed_login;
mod host_shell_variable;
mod inconsistent_default;
mod undeclared_variable;
mod unused_variable;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &bad_interpolation::RULE,
    &blank_variable::RULE,
    &collapsed_dollars::RULE,
    &empty_default::RULE,
    &fixed_login::RULE,
    &host_shell_variable::RULE,
    &inconsistent_default::RULE,
    &undeclared_variable::RULE,
    &unused_variable::RULE,
];
