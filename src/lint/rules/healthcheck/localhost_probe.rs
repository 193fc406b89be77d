//! `localhost` for a wget that knows one address only.

use super::probe::{Probe, known, lacks};
use crate::{
    compose::{Command, Service},
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "localhost-probe",
    family: Family::Healthcheck,
    level: Level::Warning,
    summary: "BusyBox wget asks `localhost` over IPv6 and does not try IPv4",
    docs: include_str!("localhost_probe.md"),
    check: Check::Service(check),
};

/// Parts of a tag that tell of GNU's wget.
const GNU: [&str; 9] =
    ["debian", "bookworm", "bullseye", "trixie", "slim", "ubuntu", "jammy", "noble", "focal"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service) else { return };
    if has_gnu_wget(site.service) {
        return;
    }
    for url in probe.urls() {
        if url.client != "wget" || url.host.as_str() != "localhost" {
            continue;
        }
        let level = if listens_on_ipv4_only(site.service) { Level::Warning } else { Level::Note };
        findings
            .add(
                url.host.place(),
                "`localhost` is `::1` first, and BusyBox wget gives up when only IPv4 listens",
            )
            .level(level)
            .help(format!("write `{}`", url.whole.as_str().replacen("localhost", "127.0.0.1", 1)))
            .fix(Fix::sure("write `127.0.0.1`").text(&url.host, "127.0.0.1"));
    }
}

/// It is told to, or it is known to; most servers listen on both by themselves.
fn listens_on_ipv4_only(service: &Service) -> bool {
    let commands = [&service.command, &service.entrypoint];
    let words = commands.into_iter().flatten().flat_map(Command::words);
    let values = service.environment.iter().filter_map(|it| it.value.as_ref());
    let is_known = known(service).is_some_and(|(_, facts)| facts.habits.ipv4_only);
    is_known || words.chain(values).any(|it| it.as_str().contains("0.0.0.0"))
}

fn has_gnu_wget(service: &Service) -> bool {
    if let Some((image, facts)) = known(service) {
        // A wget that is not there has a finding of its own.
        return facts.habits.gnu_wget || lacks(image, "wget");
    }
    let image = service.image.as_ref().map_or("", |it| it.text.as_str());
    GNU.iter().any(|it| image.contains(it))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, find},
    };

    #[test]
    fn a_server_that_may_listen_on_both() {
        let level = |image: &str, more: &str| {
            let probe = "healthcheck: {test: wget http://localhost/x}";
            find(&RULE, &format!("services: {{a: {{image: {image}, {probe}{more}}}}}\n"))[0].level
        };
        assert_eq!(level("b", ""), Level::Note);
        assert_eq!(level("b", ", environment: {HOST: 0.0.0.0}"), Level::Warning);
        assert_eq!(level("b", ", command: [serve, '--listen=0.0.0.0:80']"), Level::Warning);
        for both in ["n8nio/n8n:2.41.3", "metabase/metabase:v0.64.1.5", "nginx:1.30.4-alpine"] {
            assert_eq!(level(both, ""), Level::Note, "{both}");
        }
        for one in ["hashicorp/vault:2.1.2", "chatwoot/chatwoot:v4.15.1"] {
            assert_eq!(level(one, ""), Level::Warning, "{one}");
        }
    }

    #[test]
    fn wget_only() {
        expect(
            &RULE,
            r#"
services:
  vault:
    image: hashicorp/vault:1.15
    healthcheck: { test: ["CMD-SHELL", "wget -qO- http://localhost:8200/v1/sys/health || exit 1"] }
    #                                                    ^^^^^^^^^ `::1` first
  a:
    image: example/a:1-alpine
    healthcheck: { test: ["CMD", "wget", "--spider", "localhost/x"] }
    #                                                 ^^^^^^^^^ `::1` first
  b:
    image: example/a:1
    healthcheck: { test: ["CMD", "curl", "-f", "http://localhost/x"] }
  c:
    image: example/a:1-bookworm
    healthcheck: { test: ["CMD", "wget", "http://localhost/x"] }
  d:
    image: botpress/server:12.31.10
    healthcheck: { test: ["CMD", "wget", "http://localhost/x"] }
  e:
    image: example/a:1
    healthcheck: { test: ["CMD", "wget", "http://127.0.0.1/localhost"] }
"#,
        );
    }
}
