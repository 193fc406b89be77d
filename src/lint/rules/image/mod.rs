//! Rules about images: which one runs, how it wants to be run, and whether it will be the same
//! tomorrow.

mod contradictory_settings;
mod development_mode;
mod floating_tag;
mod ignored_variable;
mod key_only_in_volume;
mod latest_tag;
pub(super) mod listening;
pub(super) mod login;
mod mismatched_tags;
mod missing_setting;
mod no_default_command;
mod older_client;
mod retired_image;
pub(super) mod server;
pub(super) mod setting;
mod unlocked_image;
mod unpublished_image;
pub(super) mod vault_config;
mod wrong_build_port;
mod wrong_published_port;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &contradictory_settings::RULE,
    &development_mode::RULE,
    &floating_tag::RULE,
    &ignored_variable::RULE,
    &key_only_in_volume::RULE,
    &latest_tag::RULE,
    &mismatched_tags::RULE,
    &missing_setting::RULE,
    &no_default_command::RULE,
    &older_client::RULE,
    &retired_image::RULE,
    &unlocked_image::RULE,
    &unpublished_image::RULE,
    &wrong_build_port::RULE,
    &wrong_published_port::RULE,
];
