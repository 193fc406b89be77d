//! A build context that does not exist.

use super::nearby::report;
use crate::lint::{Check, Family, Findings, Level, Profile, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "missing-build-context",
    family: Family::Reference,
    level: Level::Error,
    summary: "the folder an image is built from does not exist",
    docs: include_str!("missing_build_context.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(build) = site.service.get("build") else { return };
    let context = if build.is_scalar() { Some(build.clone()) } else { build.get_merged("context") };
    let remote = |text: &str| text.starts_with("git@") || text.contains("://");
    let Some(context) = context.filter(|it| it.as_str().is_some_and(|it| !remote(it))) else {
        return;
    };
    let resolved =
        context.as_str().and_then(|it| site.compose.resolve(&context, it)).unwrap_or_default();
    if site.project.profile == Profile::Dokploy && resolved.starts_with("..") {
        // `build-outside-repository` says more.
        return;
    }
    report(site.project, site.compose, &context, "build context", Level::Error, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{completed, expect, expect_in, project};

    #[test]
    fn missing_folders() {
        let text = "
services:
  a:
    build: ../api
    #      ^^^^^^ build context `../api`
  b:
    build: {context: ./app}
  c:
    build:
      context: ./ap
      #        ^^^^ build context
  d: {build: 'https://github.com/a/b.git'}
  e: {build: '${DIR}'}
  f: {build: 'git@github.com:a/b'}
";
        let files = [("compose.yml", text), ("app/Dockerfile", "")];
        expect_in(&RULE, &completed(project(&files)));
        expect(&RULE, &text.replace('^', " "));
    }
}
