//! Rules about secrets that are written down.

mod credentials_in_url;
mod env_not_ignored;
mod hardcoded_basic_auth;
mod hardcoded_secret;
#[cfg(test)]
mod labelled;
mod placeholder_secret;
mod private_key;
mod provider_token;
mod root_token_in_env;
mod secret_default;
mod secret_for_browsers;
mod secret_in_comment;
mod unseal_keys_on_disk;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &credentials_in_url::RULE,
    &env_not_ignored::RULE,
    &hardcoded_basic_auth::RULE,
    &hardcoded_secret::RULE,
    &placeholder_secret::RULE,
    &private_key::RULE,
    &provider_token::RULE,
    &root_token_in_env::RULE,
    &secret_default::RULE,
    &secret_for_browsers::RULE,
    &secret_in_comment::RULE,
    &unseal_keys_on_disk::RULE,
];
