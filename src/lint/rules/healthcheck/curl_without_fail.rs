//! `curl` without `-f`, which is content with any answer.

use super::probe::{Link, Probe, Url};
use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "curl-without-fail",
    family: Family::Healthcheck,
    level: Level::Note,
    summary: "a probe with `curl` and no `--fail` takes an error page for health",
    docs: include_str!("curl_without_fail.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service) else { return };
    let is_substituted = probe.written().contains("$(");
    for command in &probe.commands {
        let options = || command.arguments().iter().map(Text::as_str);
        let fails = options().any(|it| {
            it.starts_with("--fail")
                || (it.starts_with('-') && !it.starts_with("--") && it.contains('f'))
        });
        let looks = options().any(|it| it.starts_with("-w") || it.starts_with("--write-out"));
        let is_http = Url::all(command).iter().any(|it| it.whole.as_str().starts_with("http"));
        // Where the command stands in `$(…)` or a pipe, somebody reads the answer.
        let read = command.after == Link::Pipe || is_substituted;
        if command.name() != "curl" || fails || looks || read || !is_http {
            continue;
        }
        let Some((program, _)) = command.program() else { continue };
        findings
            .add(program.place(), "`curl` without `-f` exits 0 for a 404 and a 500, too")
            .help("write `curl -fsS -o /dev/null …`")
            .fix(probe.with_options(Fix::risky("add `-f`"), program, &["-f"]));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn answers_that_nobody_reads() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck: { test: ["CMD", "curl", "-s", "http://127.0.0.1/"] }
    #                             ^^^^ exits 0
  b:
    healthcheck: { test: "curl http://127.0.0.1:${PORT} || exit 1" }
    #                     ^^^^ exits 0
  c:
    healthcheck: { test: ["CMD", "curl", "-sf", "http://127.0.0.1/"] }
  d:
    healthcheck: { test: "curl --fail http://127.0.0.1/" }
  e:
    healthcheck: { test: "curl -s http://127.0.0.1/ | grep ok" }
  f:
    healthcheck: { test: "[ $$(curl -s http://127.0.0.1/) = ok ]" }
"#,
        );
    }

    #[test]
    fn the_option_is_added() {
        let text = |a: &str, b: &str| {
            format!(
                "services:\n  a: {{ image: x, healthcheck: {{ test: [\"CMD\", \"curl\"{a}, \"http://127.0.0.1/\"] }} }}\n  b: {{ image: x, healthcheck: {{ test: curl{b} http://127.0.0.1/ || exit 1 }} }}\n"
            )
        };
        expect_fix(&RULE, &text("", ""), &text(", \"-f\"", " -f"));
    }
}
