//! How texts must be written, and what to say when they are not.

use super::{
    check::{Class, Label},
    form::Syntax,
    size::{bytes, is_duration},
    text::{command_line, host, is_address, port, volume},
};
use crate::{compose::Template, problem::quoted, suggest::one_of};

/// What is wrong with a text.
pub(super) struct Fault {
    pub(super) class: Class,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// A variable decides it, or it cannot be told apart.
pub(in crate::lint) fn is_open(text: &str) -> bool {
    if !text.contains('$') {
        return false;
    }
    let template = Template::parse(text);
    !template.is_literal() || !template.errors.is_empty()
}

impl Syntax {
    pub(super) fn check(self, text: &str, label: Label<'_>) -> Option<Fault> {
        if self.accepts(text) {
            return None;
        }
        let label = label.words();
        let fault = |class, message: String, help: &str| {
            Some(Fault { class, message, help: (!help.is_empty()).then(|| help.to_owned()) })
        };
        let takes = |class, what: &str, help: &str| {
            fault(class, format!("{label} takes {what}, found {}", quoted(text)), help)
        };
        let value = |problem: Option<String>, help: &str| {
            fault(Class::Value, format!("{}: {}", quoted(text), problem?), help)
        };
        match self {
            Self::Free => None,
            Self::Filled => fault(Class::Value, format!("{label} is empty"), ""),
            Self::Words(words) => takes(Class::Choice, "other words", &one_of(text, words)),
            Self::Restart => takes(Class::Choice, "a restart policy", &one_of(text, &RESTARTS)),
            Self::PullPolicy => takes(Class::Choice, "a pull policy", &one_of(text, &PULLS)),
            Self::Boolean => takes(Class::Type, "`true` or `false`", ""),
            Self::Int => takes(Class::Type, "a whole number", ""),
            Self::Count => takes(Class::Type, "a whole number that is not negative", ""),
            Self::Number => takes(Class::Type, "a number", ""),
            Self::HowMany => takes(Class::Type, "`all` or a number", ""),
            Self::Octal => takes(Class::Type, "a file mode such as `\"0440\"`", ""),
            Self::Duration => {
                let help = "write numbers with units and no blanks: `30s`, `1m30s`, `500ms`";
                takes(Class::Duration, "a duration", help)
            }
            Self::Bytes => {
                takes(Class::Size, "a size", "write a number and a unit: `512m`, `1.5g`")
            }
            Self::Port => {
                let problem = port(text)?;
                let help =
                    "write `\"host:container\"`, best with an address: `\"127.0.0.1:8080:80\"`";
                fault(
                    Class::Port,
                    format!("{} is not a port mapping: {problem}", quoted(text)),
                    help,
                )
            }
            Self::Address => fault(Class::Port, format!("{} is not an address", quoted(text)), ""),
            Self::Volume => value(volume(text), "write `source:target` or `source:target:ro`"),
            Self::Device => value(Some("more than three parts".into()), "use the long form"),
            Self::Host => value(host(text), "write `- name:address`"),
            // The value may be a secret.
            Self::Variable => {
                let name = quoted(text.split('=').next().unwrap_or_default().trim_end());
                let help = "write `NAME=value` without blanks";
                fault(Class::Value, format!("a blank stands between {name} and its `=`"), help)
            }
            Self::Pair => value(Some("no value is given".into()), "write `name=value`"),
            Self::SshKey => value(Some("no key is given".into()), "write `default` or `id=path`"),
            Self::CommandLine => {
                let problem = command_line(&unescaped(text))?;
                fault(Class::Value, format!("{label}: {problem}"), "use a list of arguments")
            }
            Self::ContainerName => fault(
                Class::Name,
                format!("{} cannot be the name of a container", quoted(text)),
                "use at least two of: letters, digits, `_`, `.`, `-`; the first a letter or digit",
            ),
        }
    }

    fn accepts(self, text: &str) -> bool {
        match self {
            Self::Free => true,
            Self::Filled => !text.is_empty(),
            Self::Words(words) => words.contains(&text),
            Self::Boolean => BOOLEANS.iter().any(|it| it.eq_ignore_ascii_case(text)),
            Self::Int => text.parse::<i64>().is_ok(),
            Self::Count => text.parse::<u64>().is_ok(),
            Self::Number => text.replace('_', "").parse::<f64>().is_ok(),
            Self::HowMany => text.eq_ignore_ascii_case("all") || text.parse::<i64>().is_ok(),
            Self::Duration => is_duration(text),
            Self::Bytes => text == "-1" || bytes(text).is_some(),
            Self::Octal => i64::from_str_radix(text, 8).is_ok(),
            Self::Port => port(text).is_none(),
            Self::Address => is_address(text) || text.parse::<std::net::IpAddr>().is_ok(),
            Self::Volume => volume(text).is_none(),
            Self::Device => text.matches(':').count() <= 2,
            Self::Host => host(text).is_none(),
            Self::Variable => {
                text.split('=').next().is_none_or(|it| !it.ends_with(char::is_whitespace))
            }
            Self::Pair => text.contains('='),
            Self::SshKey => text == "default" || text.contains('='),
            Self::CommandLine => command_line(&unescaped(text)).is_none(),
            Self::PullPolicy => PULLS.iter().any(|it| text.contains(it)) || is_period(text),
            Self::Restart => is_restart(text),
            Self::ContainerName => is_container_name(text),
        }
    }
}

pub(super) const RESTARTS: [&str; 4] = ["no", "always", "on-failure", "unless-stopped"];
const BOOLEANS: [&str; 8] = ["true", "false", "y", "yes", "on", "n", "no", "off"];
const PULLS: [&str; 8] =
    ["always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"];

/// `every_12h`.
fn is_period(text: &str) -> bool {
    let rest = text.split("every_").nth(1).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && rest[digits..].starts_with(['w', 'd', 'h', 'm', 's'])
}

fn is_restart(text: &str) -> bool {
    let tries = text.strip_prefix("on-failure:");
    matches!(text, "" | "no" | "always" | "on-failure" | "unless-stopped")
        || tries.is_some_and(|it| it.parse::<u32>().is_ok())
}

fn is_container_name(text: &str) -> bool {
    let rest = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '.' | '-');
    text.len() > 1
        && text.starts_with(|it: char| it.is_ascii_alphanumeric())
        && text.chars().all(rest)
}

/// With `$$` as `$`.
fn unescaped(text: &str) -> String {
    text.replace("$$", "$")
}
