//! Where a token is found, in the order of Vault's own client.

use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};

use smarteros::cli::Status;

use super::case::Case;
use crate::support::Run;

/// A filled server, and a home that is the case's folder.
struct Home(Case);

impl Home {
    fn new(name: &str) -> Self {
        let case = Case::stand_in(name);
        case.fill();
        Self(case)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.folder.path().join(name)
    }

    fn root(&self) -> &str {
        &self.0.server.root
    }

    fn run(&self, variables: &[(&str, &str)]) -> Run {
        let home = self.0.folder.path().to_str().unwrap();
        let fixed = [("HOME", home), ("PATH", "/usr/bin:/bin")];
        let run = self.0.run_with(&[&fixed, variables].concat(), &["env", "--from-vault"]);
        assert!(!run.err.contains("canary") && !run.err.contains(self.root()), "{}", run.err);
        run
    }

    #[track_caller]
    fn arrives(&self, variables: &[(&str, &str)]) {
        let run = self.run(variables);
        assert_eq!((run.status, run.err.as_str()), (Status::Clean, ""));
    }

    #[track_caller]
    fn refused(&self, variables: &[(&str, &str)], message: &str) {
        let run = self.run(variables);
        assert_eq!((run.status, run.out.as_str()), (Status::Failed, ""));
        assert!(run.err.starts_with(&format!("error: {message}")), "{}", run.err);
    }

    /// A token helper with this script, named in a settings file.
    fn helper(&self, settings: &str, script: &str) {
        let helper = self.path("helper");
        fs::write(&helper, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&helper, fs::Permissions::from_mode(0o700)).unwrap();
        let line = format!("token_helper = \"{}\" # ours\n", helper.display());
        self.0.file(settings, &line);
    }
}

#[test]
fn a_token_lies_in_the_home() {
    let home = Home::new("token-home");
    home.refused(&[], "there is no token for Vault\nhelp: vault login, ");
    home.0.file(".vault-token", "  \n");
    home.refused(&[], "`");
    home.0.file(".vault-token", &format!("{}\n", home.root()));
    home.arrives(&[]);
    home.refused(&[("VAULT_TOKEN", "canary")], "the token is not valid");
    home.refused(&[("VAULT_TOKEN", "canary\r\nX: y")], "the token holds a line break");
    home.0.file("other", home.root());
    home.0.file(".vault-token", "canary");
    home.arrives(&[("BAO_TOKEN_PATH", home.path("other").to_str().unwrap())]);
}

#[test]
fn a_token_helper_is_asked() {
    let home = Home::new("token-helper");
    home.0.file(".vault-token", "canary");
    let script = format!("[ \"$1 $MORE\" = 'get kept' ] && printf '%s\\n' '{}'", home.root());
    for settings in [".vault", ".bao"] {
        home.helper(settings, &script);
        home.arrives(&[("MORE", "kept")]);
        fs::remove_file(home.path(settings)).unwrap();
    }
    home.helper(".vault", &script);
    home.arrives(&[("VAULT_TOKEN", home.root())]);
    home.refused(&[], "the token helper `");
}

#[test]
fn a_token_helper_that_fails_is_named_and_not_repeated() {
    let home = Home::new("token-helper-fails");
    home.helper(".vault", "echo canary; echo canary >&2; exit 3");
    home.refused(
        &[],
        &format!("the token helper `{}` failed\nhelp: ", home.path("helper").display()),
    );
    home.helper(".vault", "true");
    home.refused(&[], &format!("`{}` holds no token\nhelp: ", home.path("helper").display()));
    fs::remove_file(home.path("helper")).unwrap();
    home.refused(&[], "cannot run the token helper `");
    home.0.file(".vault", "token_helper = \"helper\"\n");
    home.refused(&[], "`token_helper` in `");
}
