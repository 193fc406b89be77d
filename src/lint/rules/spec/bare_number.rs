//! Numbers that reach the container as other texts.

use crate::{
    compose::{Assignment, Service, rewritten},
    document::{Node, ScalarStyle, Value},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, secrets::Name},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "bare-number",
    family: Family::Spec,
    level: Level::Warning,
    summary: "a number without quotes reaches the container as another text",
    docs: include_str!("bare_number.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for (map, is_built) in maps(site.service) {
        for Assignment { name, value } in Assignment::all(&map) {
            let Some(value) = value.filter(|it| is_bare(it.node())) else { continue };
            let Some(written) = rewritten(value.as_str()) else { continue };
            let is_secret = matches!(Name::of(name.as_str()), Name::Password | Name::Secret);
            let becomes = if is_secret { "another text".to_owned() } else { quoted(&written) };
            let message = format!("{} arrives as {becomes}", quoted(name.as_str()));
            let finding = findings.add(value.place(), message);
            if is_secret {
                finding.secret(&value.place()).help("quote it");
            } else {
                finding.help(format!("quote it: `{}: \"{}\"`", name.as_str(), value.as_str()));
            }
            if !is_built && is_same_number(value.as_str(), &written, name.as_str()) {
                finding.level(Level::Note);
            }
            finding.fix(Fix::risky("quote it").quote(value.node()));
        }
    }
}

/// Mappings of names and texts, and whether an image is built from them.
fn maps(service: &Service) -> impl Iterator<Item = (Node, bool)> {
    let direct = ["environment", "labels", "annotations"];
    let direct = direct.into_iter().filter_map(|it| service.get(it).cloned());
    let below = [("build", "args", true), ("build", "labels", true), ("deploy", "labels", false)];
    let below = below.into_iter().filter_map(|(key, inner, is_built)| {
        Some((service.get(key)?.get_merged(inner)?, is_built))
    });
    direct.map(|it| (it, false)).chain(below).filter(|it| it.0.is_mapping())
}

fn is_bare(node: &Node) -> bool {
    let is_plain =
        matches!(node.value(), Value::Scalar(scalar) if scalar.style == ScalarStyle::Plain);
    is_plain && node.tag().is_none()
}

/// Whether a program that reads a number reads the same: `1.0` and `1`, but not in a version.
fn is_same_number(bare: &str, written: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if bare.trim_start_matches('0') == written && name.contains("umask") {
        return true;
    }
    let is_version = ["version", "tag", "release"].iter().any(|it| name.contains(it));
    let same = bare.parse::<f64>().is_ok_and(|it| written.parse() == Ok(it));
    let starts_with_zero = bare.len() > 1 && bare.starts_with('0') && !bare.starts_with("0.");
    same && !is_version && !starts_with_zero && !written.contains('e')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, expect_fix, find},
    };

    #[test]
    fn where_texts_are_meant() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    environment:
      UMASK: 022
      #      ^^^ arrives as `18`
      PIN: 0042
      #    ^^^^ arrives as `34`
      DB_PASSWORD: 0123
      #            ^^^^ as another text
      QUOTED: \"022\"
      TAGGED: !!str 022
      FILLED: ${UMASK:-022}
      PORT: 5432
    build:
      context: .
      args: { PYTHON: 3.10, NODE: 22 }
      #               ^^^^ `3.1`
    labels:
      retries: 1_000
      #        ^^^^^ `1000`
    deploy:
      labels: { ratio: 0.50 }
      #                ^^^^ `0.5`
    cpus: 0.50
  b:
    image: x
    environment: [UMASK=022]
",
        );
    }

    #[test]
    fn the_same_to_whoever_reads_a_number() {
        let level = |entry: &str| {
            let text = format!("services: {{a: {{image: x, environment: {{{entry}}}}}}}");
            find(&RULE, &text).into_iter().map(|it| it.level).collect::<Vec<_>>()
        };
        for entry in ["RATIO: 1.0", "RATIO: .5", "UMASK: 002", "MANY: +5"] {
            assert_eq!(level(entry), [Level::Note], "{entry}");
        }
        for entry in ["UMASK: 022", "ID: 007", "PG_VERSION: 16.0", "BYTES: 12345678.0"] {
            assert_eq!(level(entry), [Level::Warning], "{entry}");
        }
    }

    #[test]
    fn gets_quotes() {
        let text = |it: &str| {
            format!("services:\n  a:\n    image: x\n    environment:\n      UMASK: {it} # ours\n")
        };
        expect_fix(&RULE, &text("022"), &text("\"022\""));
    }
}
