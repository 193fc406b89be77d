//! Source repositories that services are built from, and the ports their commits listen on.

use crate::stack::{GitContext, known};

/// A repository whose Dockerfile's own command says the port.
pub struct Repository {
    /// The last part of its address, without `.git`.
    pub name: &'static str,
    pub address: &'static str,
    /// The commit the catalogue builds.
    pub commit: &'static str,
    /// The port at that commit, and since which commit and day.
    pub port: u16,
    pub since: (&'static str, &'static str),
    /// Day the facts were checked.
    pub verified: &'static str,
    pub source: &'static str,
}

/// Builds, starts and answers `/health` at this commit; earlier ones do not build or do not start.
pub static API_SMARTERBOT: Repository = Repository {
    name: "api.smarterbot.cl",
    address: "https://github.com/SmarterCL/api.smarterbot.cl.git",
    commit: "9ba99141889b6f4ebde5834ae108a0d9b2ce8a0a",
    port: 3000,
    since: ("9ba9914", "2025-12-07"),
    verified: "2026-11-23",
    source: "SmarterCL/api.smarterbot.cl Dockerfile@9ba9914: `EXPOSE 3000`, `--port 3000`; \
             @18b4611 and @3c9ac12 of 2025-11-22: 8000",
};

/// Sorted by name.
pub static REPOSITORIES: [&Repository; 1] = [&API_SMARTERBOT];

impl Repository {
    /// The one that a build context names without saying which commit: by the last part of a
    /// folder's path or of an address.
    pub fn at_any_commit(context: &str) -> Option<&'static Self> {
        let (path, reference) = context.split_once('#').unwrap_or((context, ""));
        let reference = reference.split(':').next().unwrap_or_default();
        let is_commit = reference.len() >= 7 && reference.chars().all(|c| c.is_ascii_hexdigit());
        let last = path.trim_end_matches('/').rsplit(['/', ':']).next()?;
        let name = last.strip_suffix(".git").unwrap_or(last);
        REPOSITORIES.into_iter().find(|it| !is_commit && it.name == name)
    }

    /// The catalogue's build context.
    pub fn context(&self) -> GitContext {
        known(&format!("{}#{}", self.address, self.commit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_hold_together() {
        assert!(REPOSITORIES.is_sorted_by_key(|it| it.name));
        for it in REPOSITORIES {
            assert!(it.address.ends_with(&format!("/{}.git", it.name)), "{}", it.name);
            assert!(it.context().as_str().ends_with(it.commit), "{}", it.name);
            assert!(it.verified.len() == 10 && it.source.contains(it.since.0), "{}", it.name);
        }
    }

    #[test]
    fn contexts_without_a_commit() {
        let url = API_SMARTERBOT.address;
        let open = [
            "../api.smarterbot.cl",
            "api.smarterbot.cl/",
            "git@github.com:SmarterCL/api.smarterbot.cl.git",
            url,
            &format!("{url}#main:src"),
        ];
        for context in open {
            assert!(Repository::at_any_commit(context).is_some(), "{context}");
        }
        for context in
            ["../api", "..", "", "#", "../x-api.smarterbot.cl", &format!("{url}#9ba9914")]
        {
            assert!(Repository::at_any_commit(context).is_none(), "{context}");
        }
    }
}
