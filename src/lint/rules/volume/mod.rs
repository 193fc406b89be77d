//! Rules about volumes: what is kept, where, and by whom it is written.

mod anonymous_volume;
mod conflicting_formats;
mod hidden_program;
mod idle_volume;
mod kept;
mod missing_volume;
mod unshared_volume;
mod unwritable_volume;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &anonymous_volume::RULE,
    &conflicting_formats::RULE,
    &hidden_program::RULE,
    &idle_volume::RULE,
    &missing_volume::RULE,
    &unshared_volume::RULE,
    &unwritable_volume::RULE,
];
