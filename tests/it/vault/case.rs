//! A stack of its own on a mount of its own, so that tests share a server and nothing else.

use std::{
    collections::BTreeMap,
    fs,
    process::{Command, Output},
};

use serde_json::{Value, json};
use smarteros::secrets::Environment;
use tempfile::TempDir;

use super::server::Server;
use crate::support::{Run, folder_with, smarteros_where};

/// The secrets without which its stack does not start, by component.
pub(crate) const NEEDED: [(&str, &str); 7] = [
    ("botpress", "BOTPRESS_ADMIN_PASSWORD"),
    ("botpress", "BOTPRESS_AUTH_SECRET"),
    ("botpress", "BOTPRESS_DB_PASSWORD"),
    ("n8n", "N8N_DB_PASSWORD"),
    ("n8n", "N8N_ENCRYPTION_KEY"),
    ("postgres", "POSTGRES_PASSWORD"),
    ("redis", "REDIS_PASSWORD"),
];

/// A folder with a stack, and the server its secrets are on. The stack, its mount and its policies have
/// the test's name.
pub(crate) struct Case {
    pub(crate) server: Server,
    pub(crate) name: String,
    pub(crate) folder: TempDir,
}

impl Case {
    pub(crate) fn new(name: &str) -> Self {
        Self::on(Server::get(), name, "2")
    }

    /// Where the server must be ours, because it is to misbehave or to tell what it saw.
    pub(crate) fn stand_in(name: &str) -> Self {
        Self::on(Server::stand_in(), name, "2")
    }

    /// With a mount of this version of KV.
    pub(crate) fn on(server: Server, name: &str, version: &str) -> Self {
        let folder = folder_with("");
        let case = Self { server, name: name.to_owned(), folder };
        case.stack("");
        case.server.mount("", name, version);
        case
    }

    /// Writes the stack, with more lines for its `vault:`.
    pub(crate) fn stack(&self, vault: &str) {
        let name = &self.name;
        let text = format!(
            "name: {name}\ndomain: example.org\nedge: {{ kind: dokploy }}\nvault:\n  mount: {name}\n\
             {vault}services:\n  postgres: {{}}\n  redis: {{}}\n  n8n: {{ host: n8n }}\n  \
             botpress: {{ host: bot }}\n"
        );
        fs::write(self.folder.path().join("stacks/smarteros.yaml"), text).unwrap();
    }

    /// The path of a component's secret.
    pub(crate) fn secret(&self, component: &str) -> String {
        format!("{}/smarteros/{component}", self.name)
    }

    /// Writes a component's secret.
    pub(crate) fn put(&self, component: &str, fields: &Value) {
        let path = format!("{}/data/smarteros/{component}", self.name);
        let reply = self.server.api("POST", &path, &json!({ "data": fields }));
        assert_eq!(reply.status, 200, "{}", reply.body);
    }

    /// The answer's `data` for a component's secret: `data` and `metadata`.
    pub(crate) fn get(&self, component: &str) -> Value {
        let path = format!("{}/data/smarteros/{component}", self.name);
        self.server.api("GET", &path, &Value::Null).json()["data"].clone()
    }

    /// Gives every needed secret a value that ends in its name.
    pub(crate) fn fill(&self) {
        for (component, fields) in self.values() {
            self.put(component, &json!(fields));
        }
    }

    pub(crate) fn values(&self) -> BTreeMap<&'static str, BTreeMap<&'static str, String>> {
        let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for (component, name) in NEEDED {
            all.entry(component).or_default().insert(name, self.value(name));
        }
        all
    }

    pub(crate) fn value(&self, name: &str) -> String {
        format!("{}.{name}", self.name)
    }

    /// Makes the policies that the program itself prints: `<name>-deploy`, `-check`, `-seed`.
    pub(crate) fn policies(&self, args: &[&str]) {
        let printed = self.run(&[&["vault", "policies"], args].concat()).out;
        let mut blocks = printed.split("vault policy write ").skip(1).peekable();
        assert!(blocks.peek().is_some(), "{printed}");
        for block in blocks {
            let (name, rest) = block.split_once(' ').unwrap();
            let (_, rest) = rest.split_once("<<'HCL'\n").unwrap();
            let (policy, _) = rest.split_once("HCL\n").unwrap();
            self.policy(name, policy);
        }
    }

    pub(crate) fn policy(&self, name: &str, hcl: &str) {
        let path = format!("sys/policies/acl/{name}");
        let reply = self.server.api("PUT", &path, &json!({ "policy": hcl }));
        assert_eq!(reply.status, 204, "{}", reply.body);
    }

    /// A token with this policy of the case.
    pub(crate) fn token(&self, policy: &str) -> String {
        let policies = [format!("{}-{policy}", self.name)];
        let body = json!({ "policies": policies, "ttl": "5m" });
        let reply = self.server.api("POST", "auth/token/create", &body).json();
        reply["auth"]["client_token"].as_str().unwrap().to_owned()
    }

    /// Runs the program as the administrator.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_as(&self.server.root, args)
    }

    pub(crate) fn run_as(&self, token: &str, args: &[&str]) -> Run {
        self.run_with(&[("VAULT_TOKEN", token)], args)
    }

    /// Runs it with these variables and the server's address.
    pub(crate) fn run_with(&self, variables: &[(&str, &str)], args: &[&str]) -> Run {
        let address = ("VAULT_ADDR", self.server.address.as_str());
        let environment = Environment::from_iter([&[address], variables].concat());
        smarteros_where(self.folder.path(), args, "", environment)
    }

    /// Runs it as a process of its own, as the administrator.
    pub(crate) fn process(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// That process, not started yet.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        self.command_at(env!("CARGO_BIN_EXE_smarteros"), args)
    }

    /// The same by another way to the program.
    pub(crate) fn command_at(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).current_dir(self.folder.path()).env_clear();
        let variables = [
            ("PATH", "/usr/bin:/bin"),
            ("RUST_BACKTRACE", "full"),
            ("RUST_LOG", "trace"),
            ("VAULT_ADDR", &self.server.address),
            ("VAULT_MAX_RETRIES", "0"),
            ("VAULT_TOKEN", &self.server.root),
        ];
        command.envs(variables);
        command
    }

    /// Writes a file into the folder, as somebody would who has a credential.
    pub(crate) fn file(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.path().join(name)).ok()
    }

    /// Every file of the folder by name, so that a stray one is seen.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The variables of an environment file whose values need no escapes.
pub(crate) fn variables(text: &str) -> BTreeMap<&str, &str> {
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    let pairs = lines.filter_map(|it| it.split_once('='));
    pairs.map(|(name, value)| (name, value.trim_matches(['\'', '"']))).collect()
}
