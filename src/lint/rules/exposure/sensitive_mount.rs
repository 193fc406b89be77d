//! Parts of the host that decide who owns it.

use crate::{
    compose::{Mount, MountKind},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "sensitive-mount",
    family: Family::Exposure,
    level: Level::Warning,
    summary: "a container sees a part of the host that decides who owns it",
    docs: include_str!("sensitive_mount.md"),
    check: Check::Service(check),
};

const SYSTEM: [&str; 14] = [
    "/",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/lib",
    "/proc",
    "/root",
    "/run",
    "/sbin",
    "/sys",
    "/usr",
    "/var/lib/docker",
    "/var/run",
];
/// Looking does no harm, and programs that watch a host have to.
const HARMLESS_TO_READ: [&str; 4] = ["/dev", "/proc", "/sys", "/run"];
const KEYS: [&str; 5] = [".ssh", ".aws", ".kube", ".gnupg", ".docker"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for mount in site.service.mounts.iter().filter(|it| it.kind == MountKind::Bind) {
        let Some(source) = mount.source.as_deref() else { continue };
        let name = quoted(site.service.name());
        let path = match source.trim_end_matches('/') {
            "" => "/",
            it => it,
        };
        let words = match () {
            () if SYSTEM.contains(&path) => system(mount, path),
            () if holds_keys(path) => Some((format!("sees the keys in `{path}`"), Level::Warning)),
            () => None,
        };
        let Some((words, level)) = words else { continue };
        findings
            .add(mount.node.place(), format!("{name} {words}"))
            .help("mount the one folder it needs, with `:ro` where it only reads")
            .level(level);
    }
}

fn system(mount: &Mount, path: &str) -> Option<(String, Level)> {
    if !mount.read_only {
        return Some((format!("can change the host's `{path}`"), Level::Warning));
    }
    (!HARMLESS_TO_READ.contains(&path))
        .then(|| (format!("can read the host's `{path}`"), Level::Note))
}

/// A folder of keys in somebody's home, or a key in it.
fn holds_keys(path: &str) -> bool {
    let home = path.starts_with("~/") || path.starts_with("/root/") || path.starts_with("/home/");
    (home || path.starts_with("$HOME/") || path.starts_with("${HOME}/"))
        && path.split('/').any(|it| KEYS.contains(&it))
        && !["known_hosts", ".pub"].iter().any(|public| path.ends_with(public))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn the_host_and_its_keys() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    volumes:
      - /:/host
#       ^^^^^^^ can change the host's `/`
      - /etc/:/host/etc:ro
#       ^^^^^^^^^^^^^^^^^^ can read
      - ~/.ssh:/root/.ssh:ro
#       ^^^^^^^^^^^^^^^^^^^^ keys
      - /proc:/host/proc:ro
      - /etc/localtime:/etc/localtime:ro
      - /sys/fs/cgroup:/sys/fs/cgroup
      - ./etc:/etc/app
      - etc:/etc/other
      - ~/.ssh/known_hosts:/known:ro
",
        );
    }
}
