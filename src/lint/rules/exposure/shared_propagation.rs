//! Mounts made in a container that appear on the host.

use crate::{
    compose::{MountKind, Text},
    document::Node,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "shared-propagation",
    family: Family::Exposure,
    level: Level::Note,
    summary: "what a container mounts appears on the host, and in other containers",
    docs: include_str!("shared_propagation.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for mount in site.service.mounts.iter().filter(|it| it.kind == MountKind::Bind) {
        let Some(place) = shared(&mount.node) else { continue };
        let message = format!(
            "{} propagates what {} mounts below {} to the host",
            quoted(place.source().slice(place.range())),
            quoted(site.service.name()),
            quoted(&mount.target)
        );
        findings.add(place, message).help(
            "take it out, unless mounting for others is its work; `rslave` only looks the other way",
        );
    }
}

/// Where `shared` or `rshared` is said.
fn shared(mount: &Node) -> Option<Place> {
    let is_shared = |it: &str| matches!(it, "shared" | "rshared");
    if let Some(bind) = mount.get_merged("bind") {
        let said = Text::of(&bind.get_merged("propagation")?)?;
        return is_shared(said.as_str()).then(|| said.place());
    }
    let text = Text::of(mount)?;
    let start = text.as_str().rfind(':')? + 1;
    let modes = &text.as_str()[start..];
    modes.split(',').any(is_shared).then(|| text.place_of(start..text.as_str().len()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn in_either_form() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    volumes:
      - /mnt:/mnt:rw,rshared
#                 ^^^^^^^^^^ below `/mnt`
      - /data:/data:shared
#                   ^^^^^^ below `/data`
      - type: bind
        source: /srv
        target: /srv
        bind: {propagation: rshared}
#                           ^^^^^^^ below `/srv`
      - /:/rootfs:ro,rslave
      - ./shared:/shared
      - {type: bind, source: /x, target: /x, bind: {propagation: private}}
",
        );
    }
}
