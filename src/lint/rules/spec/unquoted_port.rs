//! A port mapping that older YAML readers take for a number.

use crate::{
    document::{Node, ScalarStyle, Value},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "unquoted-port",
    family: Family::Spec,
    level: Level::Warning,
    summary: "a port mapping that older YAML reads as one number",
    docs: include_str!("unquoted_port.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let ports = site.service.get("ports").map(Node::items).unwrap_or_default();
    for port in ports.iter().filter(|it| is_plain(it)) {
        let Some(text) = port.as_str() else { continue };
        if let Some(number) = sexagesimal(text) {
            let message = format!("older YAML readers take `{text}` for the number {number}");
            let finding = findings.add(port.place(), message);
            finding
                .help(format!("quote it: `- \"{text}\"`"))
                .fix(Fix::sure("quote it").quote(port));
        }
    }
}

fn is_plain(node: &Node) -> bool {
    matches!(node.value(), Value::Scalar(scalar) if scalar.style == ScalarStyle::Plain)
}

/// What YAML 1.1 makes of digits and colons, where every part but the first is below 60.
fn sexagesimal(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let first = parts.next().filter(|it| !it.is_empty() && !it.starts_with('0'))?;
    let rest: Vec<&str> = parts.collect();
    let fits = |it: &&str| (1..=2).contains(&it.len()) && it.parse::<u8>().is_ok_and(|it| it < 60);
    if rest.is_empty() || !rest.iter().all(fits) || first.len() > 5 {
        return None;
    }
    let start = first.parse::<u64>().ok()?;
    rest.iter().try_fold(start, |sum, it| Some(sum.checked_mul(60)? + it.parse::<u64>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn base_sixty() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    ports:
      - 22:22
      # ^^^^^ the number 1342
      - 2222:22
      # ^^^^^^^ the number 133342
      - 8080:80
      - '22:22'
      - 22:22/udp
      - ${P}:22
      - 22
    command: 22:22
",
        );
    }

    #[test]
    fn quotes() {
        let text = |port: &str| {
            format!(
                "x: &p\n- {port} # ssh\nservices:\n  a: {{ image: b, ports: [{port}] }}\n  c: {{ image: b, ports: *p }}\n"
            )
        };
        expect_fix(&RULE, &text("22:22"), &text("\"22:22\""));
    }
}
