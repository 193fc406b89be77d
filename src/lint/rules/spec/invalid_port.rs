//! Published ports that Compose cannot read.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "invalid-port",
    family: Family::Spec,
    level: Level::Error,
    summary: "a port mapping that Compose cannot read",
    docs: include_str!("invalid_port.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Port, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn refused_and_accepted() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    ports:
      - \"80:abc\"
      # ^^^^^^^^ `abc` is not a port
      - 70000
      # ^^^^^ above 65535
      - \"80:80/http\"
      # ^^^^^^^^^^^^ not a protocol
      - {target: 80, host_ip: localhost}
      #                       ^^^^^^^^^ not an address
      - \"${PORT}:abc\"
      - \"127.0.0.1:8000-8001:80-81/udp\"
      - 80
      - 22:22
",
        );
    }
}
