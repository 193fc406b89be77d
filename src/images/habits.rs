//! How images behave when they are used in other ways than the catalogue's.
//!
//! A setting is `NAME`, `NAME=value` or `NAME!=value` of the environment, `/folder` of a mount,
//! `-flag` of the command, or another word of the command or the environment.

/// What an image that holds nothing but its program lacks.
pub(super) const BARE: &[&str] = &["sh", "bash", "wget", "curl", "nc"];

/// What rules know beyond what a renderer needs.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Habits {
    /// A database, cache or broker: not for the edge, not for tenants. Vault is not one: people open it.
    pub data_store: bool,
    /// What runs when a compose file gives no command.
    pub command: DefaultCommand,
    /// How a command begins with which the image still is its own server; one that begins with a
    /// flag always is.
    pub serves: &'static [&'static str],
    /// Programs somebody would expect and that are not in the image.
    pub missing_tools: &'static [&'static str],
    /// The same for some of its variants, by tag.
    pub missing_in: fn(&str) -> &'static [&'static str],
    /// Programs of other setups that commands name, each with what to run instead.
    pub absent_programs: &'static [(&'static str, &'static str)],
    /// Folders that hold programs: a volume there hides every later version.
    pub programs: &'static [&'static str],
    /// Folders a volume does not belong to the image's user on, each with one that does.
    pub unwritable: &'static [(&'static str, &'static str)],
    /// Folders whose content must survive the container.
    pub keeps: &'static [Keeps],
    /// Folders that hold nothing under a setting.
    pub idle: &'static [Idle],
    /// Keys it makes up and writes into its volume.
    pub generated_keys: &'static [GeneratedKey],
    /// Variables it does not read.
    pub not_read: &'static [NotRead],
    /// All variables it reads, where that is known.
    pub closed_env: Option<ClosedEnv>,
    /// Settings without which it fails or forgets.
    pub required: &'static [Required],
    /// Words of a command that make it a development server, each with what then happens.
    pub development: &'static [(&'static str, &'static str)],
    /// Variables that say a development server is meant.
    pub development_variables: &'static [&'static str],
    /// Images that must have the same tag.
    pub same_tag: &'static [&'static str],
    /// How many numbers a tag has that stays the same; 0 where that is not known.
    pub version_parts: usize,
    /// The first version that knows its probe; any where none is given.
    pub probe_since: &'static [u32],
    /// Paths that answer something else than *ready*, each with what it says.
    pub weak_probes: &'static [(&'static str, &'static str)],
    /// Paths that answer only since a version, each with the version and what answered before.
    pub answers_since: &'static [(&'static str, &'static str, &'static str)],
    /// Its wget is GNU's, which tries every address of a name; BusyBox's tries the first.
    pub gnu_wget: bool,
    /// Its server listens on IPv4 only, so `localhost`, which is `::1` first, may not reach it.
    pub ipv4_only: bool,
    /// Its entrypoint splits words, so a flag and its value may share one argument.
    pub splits_words: bool,
    /// Who reaches it is in, or is asked first, by tag.
    pub login: fn(&str) -> Login,
    /// Its work is to drive Docker, so it needs the socket.
    pub drives_docker: bool,
}

pub enum DefaultCommand {
    /// The image's own service.
    Serves,
    /// A development mode: what it means.
    Development(&'static str),
    /// Nothing that serves: what to run.
    Nothing(&'static str),
    /// The same from a major version on.
    NothingSince(u32, &'static str),
}

/// Whether it asks for a login, by its settings.
pub enum Login {
    /// It asks, but with one of these settings it does not.
    Unless(&'static [&'static str]),
    /// It lets everybody in, but with one of these settings it asks.
    OnlyWith(&'static [&'static str]),
}

/// A folder whose content must survive the container.
pub struct Keeps {
    pub path: &'static str,
    /// What is in it.
    pub what: &'static str,
    /// The image declares it as a volume, so Docker makes an anonymous one.
    pub declared: bool,
    /// Every container of the application reads and writes it.
    pub shared: bool,
    /// Settings that put the content elsewhere, or make it anew.
    pub unless: &'static [&'static str],
    /// Whether this holds for a tag.
    pub holds: fn(&str) -> bool,
}

/// A folder that holds nothing when a variable has one of these values.
pub struct Idle {
    pub path: &'static str,
    pub variable: &'static str,
    pub values: &'static [&'static str],
    pub why: &'static str,
}

/// A key that is made up at the first start unless one of these variables gives it.
pub struct GeneratedKey {
    pub variables: &'static [&'static str],
    /// What is lost with it.
    pub loses: &'static str,
}

/// A variable the image does not read.
pub struct NotRead {
    pub name: &'static str,
    /// The variable that was meant.
    pub meant: Option<&'static str>,
    /// What to do.
    pub help: &'static str,
    /// The first major version that does not read it.
    pub since: u32,
}

/// All the variables an image reads.
pub struct ClosedEnv {
    pub prefixes: &'static [&'static str],
    /// Mounts below these folders may read others.
    pub unless_mounted: &'static [&'static str],
    pub why: &'static str,
}

/// One of these settings must be given.
pub struct Required {
    pub any_of: &'static [&'static str],
    pub why: &'static str,
    /// It does not start without.
    pub fatal: bool,
    /// Whether this holds for a tag.
    pub holds: fn(&str) -> bool,
}

impl NotRead {
    /// A name that is taken for another, in every version.
    pub const fn meant(name: &'static str, meant: &'static str, help: &'static str) -> Self {
        Self { name, meant: Some(meant), help, since: 0 }
    }
}

impl Required {
    /// A setting without which it does not start.
    pub const fn fatal(any_of: &'static [&'static str], why: &'static str) -> Self {
        Self { any_of, why, fatal: true, holds: |_| true }
    }
}

impl Habits {
    /// An image nothing special is known of.
    pub const PLAIN: Self = Self {
        data_store: false,
        command: DefaultCommand::Serves,
        serves: &[],
        missing_tools: &[],
        missing_in: |_| &[],
        absent_programs: &[],
        programs: &[],
        unwritable: &[],
        keeps: &[],
        idle: &[],
        generated_keys: &[],
        not_read: &[],
        closed_env: None,
        required: &[],
        development: &[],
        development_variables: &[],
        same_tag: &[],
        version_parts: 0,
        probe_since: &[],
        weak_probes: &[],
        answers_since: &[],
        gnu_wget: false,
        ipv4_only: false,
        splits_words: false,
        login: |_| Login::Unless(&[]),
        drives_docker: false,
    };
}

impl Keeps {
    /// A folder that the image declares as a volume.
    pub const fn declared(path: &'static str, what: &'static str) -> Self {
        Self { path, what, declared: true, ..Self::PLAIN }
    }

    /// A folder that no declaration keeps.
    pub const fn plain(path: &'static str, what: &'static str) -> Self {
        Self { path, what, ..Self::PLAIN }
    }

    /// A folder that holds for every tag, in no declared volume, for one container.
    pub const PLAIN: Self =
        Self { path: "", what: "", declared: false, shared: false, unless: &[], holds: |_| true };
}

/// The numbers a tag begins with, behind an optional `v`: `v1.15-alpine` is 1, 15.
pub fn version(tag: &str) -> Vec<u32> {
    let tag = tag.strip_prefix('v').unwrap_or(tag);
    let end = tag.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(tag.len());
    tag[..end].split('.').map_while(|it| it.parse().ok()).collect()
}

/// Whether a tag is surely of a version before this one; `latest` never is.
pub fn older(tag: &str, than: &[u32]) -> bool {
    let version = version(tag);
    !version.is_empty() && version.as_slice() < than
}

#[cfg(test)]
mod tests {
    use super::{older, version};

    #[test]
    fn versions_of_tags() {
        assert_eq!(version("v1.15-alpine"), [1, 15]);
        assert_eq!(version("16"), [16]);
        assert_eq!(version("7.2.16-alpine"), [7, 2, 16]);
        assert_eq!(version("19.0-20260817"), [19, 0]);
        for tag in ["latest", "", "alpine", "v"] {
            assert!(version(tag).is_empty(), "{tag}");
        }
    }

    #[test]
    fn older_tags() {
        assert!(older("v2.7.2", &[2, 8]) && older("2", &[2, 8]));
        assert!(!older("2.8.0-alpine", &[2, 8]) && !older("latest", &[2, 8]));
    }
}
