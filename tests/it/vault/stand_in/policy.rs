//! Policies: which paths a token may do what with.

/// The rules of one policy, as `path "…" { capabilities = ["…"] }` says them.
#[derive(Clone, Default)]
pub(super) struct Policy(Vec<Rule>);

#[derive(Clone)]
struct Rule {
    path: String,
    capabilities: Vec<String>,
}

impl Policy {
    /// Reads HCL of that form; comments and everything else are passed over.
    pub(super) fn read(text: &str) -> Self {
        let lines = text.lines().map(|it| it.split('#').next().unwrap_or_default());
        let text: String = lines.flat_map(|it| [it, "\n"]).collect();
        let rules = text.split("path \"").skip(1).filter_map(|it| {
            let (path, rest) = it.split_once('"')?;
            let (_, list) = rest.split_once('[')?;
            let words = list.split(']').next()?.split('"').skip(1).step_by(2);
            Some(Rule { path: path.to_owned(), capabilities: words.map(str::to_owned).collect() })
        });
        Self(rules.collect())
    }

    pub(super) fn allows(&self, path: &str, capability: &str) -> bool {
        let has = |rule: &Rule, it: &str| rule.capabilities.iter().any(|word| word == it);
        let mut fitting = self.0.iter().filter(|it| fits(&it.path, path)).peekable();
        fitting.peek().is_some()
            && fitting.clone().any(|it| has(it, capability) || has(it, "sudo"))
            && !fitting.any(|it| has(it, "deny"))
    }

    /// Whether any rule is about something inside this mount (`secret/`).
    pub(super) fn touches(&self, mount: &str) -> bool {
        self.0.iter().any(|it| {
            let fixed = it.path.split(['+', '*']).next().unwrap_or_default();
            let denied = it.capabilities.iter().any(|word| word == "deny");
            !denied && (fixed.starts_with(mount) || mount.starts_with(fixed))
        })
    }
}

/// `+` is one segment, `*` at the end is anything.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, open) = pattern.strip_suffix('*').map_or((pattern, false), |it| (it, true));
    let (mut wanted, mut given) = (pattern.split('/').peekable(), path.split('/'));
    while let Some(want) = wanted.next() {
        let Some(have) = given.next() else { return false };
        let last_of_open = open && wanted.peek().is_none();
        if last_of_open && have.starts_with(want) {
            return true;
        }
        let any = want == "+" && !have.is_empty();
        if !any && want != have {
            return false;
        }
    }
    given.next().is_none()
}

#[test]
fn patterns_fit_as_the_server_reads_them() {
    assert!(fits("secret/data/smarteros/+", "secret/data/smarteros/api"));
    assert!(!fits("secret/data/smarteros/+", "secret/data/smarteros/tenants/1-9"));
    assert!(!fits("secret/data/smarteros/+", "secret/data/smarteros"));
    assert!(fits("secret/*", "secret/data/a/b"));
    assert!(fits("secret/da*", "secret/data/a"));
    assert!(!fits("secret/da*", "secret/metadata/a"));
    let policy = Policy::read("# x\npath \"a/+\" { # y\n  capabilities = [\"read\", \"list\"]\n}");
    assert!(policy.allows("a/b", "list") && !policy.allows("a/b", "patch"));
    assert!(policy.touches("a/") && !policy.touches("b/"));
}
