//! Whether an image asks for a login as a service sets it up.

use crate::{
    compose::{Command, Service, Text},
    images::{ImageFacts, Login},
};

/// Where the settings may be in a file that is not at hand, it is taken to ask.
pub(in crate::lint::rules) fn asks(service: &Service, facts: &ImageFacts) -> bool {
    match facts.habits.login {
        Login::Unless(settings) => !settings.iter().any(|it| is_set(service, it)),
        Login::OnlyWith([]) => false,
        Login::OnlyWith(settings) => {
            service.get("env_file").is_some() || settings.iter().any(|it| is_set(service, it))
        }
    }
}

/// `NAME` or `NAME=value` of the environment, or a part of the command.
fn is_set(service: &Service, setting: &str) -> bool {
    let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
    let given = service.env(name).is_some_and(|it| value.is_empty() || it.text() == value);
    let words = service.command.as_ref().map(Command::words).unwrap_or_default();
    given || words.iter().map(Text::as_str).any(|it| it.contains(setting))
}
