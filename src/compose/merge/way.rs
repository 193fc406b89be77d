//! Which way Compose lays one value over another, by where it stands.
//!
//! Facts: <https://github.com/compose-spec/compose-go/tree/v2.16.2/override>.

/// How two values of one key become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Mappings key by key, lists one behind the other, all else replaced.
    Plain,
    /// The later one alone.
    Replace,
    /// `KEY: value` and `- KEY=value`: one entry for each key.
    Pairs,
    /// A text, a list or a mapping: one list.
    List,
    /// A list of names is a mapping of the same names.
    Names,
    /// The same, where a name alone has settings: a condition.
    Dependencies,
    /// A text is the `context`.
    Build,
    /// Options belong to a driver.
    Logging,
    /// Key by key, where both are mappings.
    Limit,
    /// Address pools, by their subnet.
    Pools,
    /// A list; a word is one in the earlier value only.
    Devices,
}

pub(super) fn way(path: &[&str]) -> Way {
    match path {
        ["networks", _, "ipam", "config"] => Way::Pools,
        ["networks" | "volumes" | "secrets" | "configs", _, "labels"] => Way::Pairs,
        ["services" | "jobs", _, rest @ ..] => of_service(rest),
        _ => Way::Plain,
    }
}

fn of_service(path: &[&str]) -> Way {
    match path {
        ["command" | "entrypoint"] | ["healthcheck", "test"] => Way::Replace,
        ["annotations" | "environment" | "labels" | "sysctls"]
        | ["build", "additional_contexts" | "args" | "labels"]
        | ["deploy", "labels"] => Way::Pairs,
        [
            "dns" | "dns_opt" | "dns_search" | "env_file" | "extra_hosts" | "label_file" | "tmpfs",
        ]
        | ["build", "extra_hosts"] => Way::List,
        ["models" | "networks"] => Way::Names,
        ["depends_on"] => Way::Dependencies,
        ["build"] => Way::Build,
        ["gpus"] => Way::Devices,
        ["logging"] => Way::Logging,
        ["ulimits", _] => Way::Limit,
        _ => Way::Plain,
    }
}
