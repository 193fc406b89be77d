//! Logs that grow until the disk is full.

use super::together::{report, whole};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-log-rotation",
    family: Family::Operations,
    level: Level::Note,
    summary: "logs of services grow without bound",
    docs: include_str!("missing_log_rotation.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let unbounded: Vec<_> = whole(compose).filter(|it| grows(it)).collect();
    let (has, have) = ("has a log that grows without bound", "have logs that grow without bound");
    if let Some(finding) = report(&unbounded, has, have, findings) {
        finding
            .help("`logging: { driver: json-file, options: { max-size: 10m, max-file: \"3\" } }`");
    }
}

/// Docker's default keeps everything in one file; other drivers have limits of their own.
fn grows(service: &Service) -> bool {
    let Some(logging) = service.get("logging") else { return true };
    let driver = logging.get_merged("driver");
    let is_file = driver.is_none_or(|it| it.as_str() == Some("json-file"));
    let options = logging.get_merged("options");
    is_file && options.is_none_or(|it| it.get_merged("max-size").is_none())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn default_driver_without_a_size() {
        expect(
            &RULE,
            "
x-log: &log { options: { max-size: 10m } }
services:
  a: { image: x, logging: { driver: json-file, options: { max-file: '3' } } }
# ^ `a`, `b` have logs
  b: { image: x }
  c: { image: x, logging: *log }
  d: { image: x, logging: { driver: local } }
",
        );
    }
}
