//! `extends` of a service or a file that does not exist.

use super::nearby::report;
use crate::{
    compose::{Service, Text},
    lint::{
        Check, Family, Findings, Fix, Level, Rule, ServiceSite, rules::spec::is_partial,
        schema::is_open,
    },
    problem::quoted,
    suggest::nearest,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-extended-service",
    family: Family::Reference,
    level: Level::Error,
    summary: "`extends` names a service or file that does not exist",
    docs: include_str!("missing_extended_service.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(extends) = site.service.get("extends") else { return };
    let service =
        if extends.is_scalar() { Some(extends.clone()) } else { extends.get_merged("service") };
    let Some(name) = service.as_ref().and_then(Text::of) else { return };
    let Some(file) = extends.get_merged("file") else {
        if !is_partial(site.project, site.file, site.compose) {
            look(site, &name, site.compose.services.iter(), true, findings);
        }
        return;
    };
    report(site.project, site.file, &file, "extended file", Level::Error, findings);
    let path = file.as_str().and_then(|it| site.file.resolve(it));
    let base = site.project.files.iter().find(|it| Some(it.name()) == path.as_deref());
    let Some(base) = base else { return };
    let services: Vec<&Service> = base.composes().iter().flat_map(|it| &it.services).collect();
    if !services.is_empty() {
        let itself = base.name() == site.file.name();
        look(site, &name, services.into_iter(), itself, findings);
    }
}

fn look<'a>(
    site: &ServiceSite<'_>,
    name: &Text,
    services: impl Iterator<Item = &'a Service> + Clone,
    itself: bool,
    findings: &mut Findings,
) {
    let wanted = name.as_str();
    if is_open(wanted) {
        return;
    }
    if itself && wanted == site.service.name() {
        findings.add(name.place(), format!("{} extends itself", quoted(wanted)));
        return;
    }
    if services.clone().any(|it| it.name() == wanted) {
        return;
    }
    let finding = findings.add(name.place(), format!("{} does not exist", quoted(wanted)));
    if let Some(meant) = nearest(wanted, services.map(Service::name)) {
        finding.help(format!("did you mean {}?", quoted(meant))).fix(Fix::name(name, meant));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn in_one_file() {
        expect(
            &RULE,
            "
services:
  base: {image: x}
  a: {extends: base}
  b: {extends: {service: bse}}
  #                      ^^^ `bse` does not exist
  c: {extends: {service: base, file: other.yml}}
  d: {extends: d}
  #            ^ extends itself
  e: {extends: '${X}'}
",
        );
    }

    #[test]
    fn in_another_file() {
        let text = "
services:
  a: {extends: {file: base.yml, service: web}}
  b: {extends: {file: base.yml, service: wob}}
  #                                      ^^^ does not exist
";
        let base = "services: {web: {image: x}}\n";
        expect_in(&RULE, &project(&[("compose.yml", text), ("base.yml", base)]));
    }
}
