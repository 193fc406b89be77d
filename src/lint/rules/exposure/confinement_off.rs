//! Seccomp, `AppArmor`, `SELinux` or masked paths, switched off.

use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "confinement-off",
    family: Family::Exposure,
    level: Level::Warning,
    summary: "a container runs without the confinement Docker gives to every other",
    docs: include_str!("confinement_off.md"),
    check: Check::Service(check),
};

/// Name and value of an option, and what is off then.
const OFF: [(&str, &str, &str); 6] = [
    ("seccomp", "unconfined", "every system call is allowed"),
    ("apparmor", "unconfined", "no AppArmor profile holds it"),
    ("label", "disable", "SELinux does not separate it"),
    ("label", "type:spc_t", "SELinux does not separate it"),
    ("systempaths", "unconfined", "it can write to the kernel's own files in `/proc`"),
    ("no-new-privileges", "false", "its processes may gain rights through set-uid programs"),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(options) = site.service.get("security_opt") else { return };
    for option in options.items().iter().filter_map(Text::of) {
        let text = option.as_str().to_ascii_lowercase();
        let Some((name, value)) = text.split_once([':', '=']) else { continue };
        let Some((_, _, effect)) = OFF.iter().find(|it| it.0 == name && it.1 == value.trim())
        else {
            continue;
        };
        let message = format!("{} on {}: {effect}", quoted(&text), quoted(site.service.name()));
        let help = "remove it, and allow the one thing that failed: a capability, a device or a \
                    profile of its own";
        let root = &site.compose.root;
        let fix = Fix::risky("remove it").without(root, &option.node().place());
        findings.add(option.place(), message).help(help).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn both_separators() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    security_opt:
      - seccomp:unconfined
#       ^^^^^^^^^^^^^^^^^^ system call
      - 'apparmor=unconfined'
#        ^^^^^^^^^^^^^^^^^^^ AppArmor
      - label:disable
#       ^^^^^^^^^^^^^ SELinux
      - no-new-privileges:true
      - seccomp:./profile.json
      - no-new-privileges
  b:
    image: x
    security_opt: nothing
",
        );
    }
}
