//! Quoted values that lose their quotes, and with them their meaning.

use crate::{
    compose::Assignment,
    document::{Node, ScalarStyle, Value},
    lint::{Check, Family, Findings, Fix, Level, Profile, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "rewritten-value",
    family: Family::Portability,
    level: Level::Warning,
    summary: "Dokploy writes the file anew without quotes, and this value becomes another",
    docs: include_str!("rewritten_value.md"),
    check: Check::Service(check),
};

/// Values that YAML 1.2 takes for text and Compose's reader does not.
fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    if site.project.profile != Profile::Dokploy {
        return;
    }
    let service = site.service;
    let build = service.get("build").and_then(|it| it.get_merged("args"));
    let maps = [service.get("environment"), service.get("labels"), build.as_ref()];
    for map in maps.into_iter().flatten().filter(|it| it.is_mapping()) {
        for entry in Assignment::all(map) {
            let Some(value) = entry.value.filter(|it| is_quoted(it.node())) else { continue };
            let Some(becomes) = becomes(value.as_str()) else { continue };
            let name = entry.name.as_str();
            let level = if becomes == TIME { Level::Error } else { Level::Warning };
            let message = format!(
                "Dokploy takes the quotes from {}, and Compose then reads {becomes}",
                quoted(name)
            );
            findings
                .add(value.place(), message)
                .help(format!("write it as a list: `- {name}={}`", value.as_str()))
                .level(level);
        }
    }
    for key in ["configs", "secrets"] {
        for mode in service.get(key).into_iter().flat_map(Node::items) {
            let Some(mode) = mode.get_merged("mode").filter(|it| !is_quoted(it)) else { continue };
            let octal =
                mode.as_str().and_then(|it| it.strip_prefix('0')).filter(|it| !it.is_empty());
            let Some(octal) = octal.filter(|it| it.chars().all(|it| it.is_ascii_digit())) else {
                continue;
            };
            let message = format!("Dokploy writes this mode as the decimal number {octal}");
            findings
                .add(mode.place(), message)
                .help(format!("quote it: `mode: \"0{octal}\"`"))
                .fix(Fix::sure("quote it").quote(&mode));
        }
    }
}

const TIME: &str = "a time, which it refuses";

fn is_quoted(node: &Node) -> bool {
    match node.value() {
        Value::Scalar(scalar) => {
            matches!(scalar.style, ScalarStyle::Single | ScalarStyle::Double)
        }
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => false,
    }
}

/// What Compose's YAML reader makes of the bare word, where it is not text.
fn becomes(text: &str) -> Option<&'static str> {
    if is_time(text) {
        return Some(TIME);
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let of = |digits: &str, base: u32| {
        digits.chars().any(|it| it != '_')
            && digits.chars().all(|it| it == '_' || it.is_digit(base))
    };
    let is_number = match digits.get(..2) {
        Some("0b") => of(&digits[2..], 2),
        Some("0o") => digits.contains('_') && of(&digits[2..], 8),
        Some("0x") => digits.contains('_') && of(&digits[2..], 16),
        _ => {
            digits.contains('_')
                && digits.starts_with(|it: char| it.is_ascii_digit())
                && of(&digits.replacen('.', "", 1), 10)
        }
    };
    is_number.then_some("another number")
}

/// `2024-01-01`, alone or with a time behind it.
fn is_time(text: &str) -> bool {
    let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |it: &str, width| it.len() == width && it.chars().all(|it| it.is_ascii_digit());
    let time = rest.strip_prefix(['T', 't', ' ']);
    number(year, 4)
        && number(month, 2)
        && number(day, 2)
        && (rest.is_empty()
            || time.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn what_survives_and_what_does_not() {
        let text = "
services:
  a:
    image: x
    environment:
      DAY: \"2024-01-01\"
#           ^^^^^^^^^^ a time
      AT: '2001-12-14T21:59:43Z'
#          ^^^^^^^^^^^^^^^^^^^^ a time
      MANY: '1_000'
#            ^^^^^ another number
      BITS: '0b101'
#            ^^^^^ another number
      NO: 'no'
      OCTAL: '0777'
      HEX: '0x1F'
      NAME: 'a_1'
      PLAIN: 1_000
      VERSION: '2024-01-01-rc1'
    configs:
      - { source: s, mode: 0444 }
#                          ^^^^ decimal number 444
      - { source: t, mode: '0444' }
      - u
  b:
    image: x
    environment: ['DAY=2024-01-01']
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
        expect(&RULE, &text.replace('^', ""));
    }
}
