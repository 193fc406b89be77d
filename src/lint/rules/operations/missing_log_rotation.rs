//! Logs that grow until the disk is full.

use super::together::{report, whole};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule, Yaml},
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
            .help("`logging: { driver: json-file, options: { max-size: 10m, max-file: \"3\" } }`")
            .fix(
                unbounded
                    .iter()
                    .fold(Fix::risky("keep three files of 10 MB"), |fix, it| bounded(fix, it)),
            );
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

fn bounded(fix: Fix, service: &Service) -> Fix {
    let options =
        || Yaml::map([("max-size", Yaml::word("10m")), ("max-file", Yaml::word("\"3\""))]);
    let Some(logging) = service.entry("logging") else {
        let value = Yaml::map([("driver", Yaml::word("json-file")), ("options", options())]);
        return fix.key(&service.node, &["restart", "image"], "logging", &value);
    };
    match logging.value.entry("options") {
        Some(entry) => fix.key_under(entry, "max-size", &Yaml::word("10m")),
        None => fix.key_under(logging, "options", &options()),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

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

    #[test]
    fn sizes_are_put_in() {
        expect_fix(
            &RULE,
            "
services:
    a:
        image: x # pinned
        logging:
            driver: json-file
    b: { image: x, logging: { options: { } } }
    c:
        restart: always

        # where it runs
        image: x
",
            "
services:
    a:
        image: x # pinned
        logging:
            driver: json-file
            options:
                max-size: 10m
                max-file: \"3\"
    b: { image: x, logging: { options: {max-size: 10m} } }
    c:
        restart: always
        logging:
            driver: json-file
            options:
                max-size: 10m
                max-file: \"3\"

        # where it runs
        image: x
",
        );
    }
}
