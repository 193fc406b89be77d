//! Files of the clone in a container: Dokploy throws the clone away.

use crate::{
    compose::MountKind,
    lint::{Check, Family, Findings, Level, Presence, Profile, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "relative-bind-mount",
    family: Family::Portability,
    level: Level::Warning,
    summary: "a mount of the repository's own files loses them at the next deployment",
    docs: include_str!("relative_bind_mount.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    if site.project.profile != Profile::Dokploy {
        return;
    }
    for mount in site.service.mounts.iter().filter(|it| it.kind == MountKind::Bind) {
        let Some(source) = mount.source.as_deref() else { continue };
        let kept = source == "../files" || source.starts_with("../files/");
        let Some(path) = site.compose.mounted_path(mount).filter(|_| !kept) else { continue };
        if site.project.presence(&path) == Some(Presence::Missing) {
            continue;
        }
        let message = format!(
            "{} is thrown away and cloned anew at each deployment: a running container keeps what \
             is gone",
            quoted(source)
        );
        let name = source.trim_start_matches(['.', '/']);
        findings.add(mount.node.place(), message).help(format!(
            "a named volume for data; for files `../files/{name}` and a file mount in Dokploy, or \
             `configs:` with `content:`"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Presence, Profile, Project,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn what_lies_in_the_clone() {
        let text = "
services:
  a:
    image: x
    volumes:
      - ./html:/html:ro
#       ^^^^^^^^^^^^^^^ at each deployment
      - ../files/html:/html2
      - ./gone:/gone
      - data:/data
      - /etc/localtime:/etc/localtime:ro
      - ${DIR}:/x
";
        let mut files = Project { profile: Profile::Dokploy, ..project(&[("compose.yml", text)]) };
        files.paths.insert("gone".into(), Presence::Missing);
        expect_in(&RULE, &files);
        expect(&RULE, &text.replace('^', ""));
    }
}
