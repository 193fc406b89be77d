//! Another program in this one's place, with secrets in its environment only.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    io::ErrorKind,
    os::unix::process::CommandExt as _,
    process::Command,
};

use anyhow::{anyhow, ensure};

use crate::{
    problem::quoted,
    secrets::{Environment, Secret},
};

/// Becomes the command, so that its signals and its exit code need no passing on. Comes back only
/// with the reason why it could not.
pub(super) fn replace(
    command: &[OsString],
    environment: &Environment,
    secrets: &[(String, Secret)],
) -> anyhow::Error {
    let Some((program, arguments)) = command.split_first() else {
        return anyhow!("there is no command to run\nhelp: write it after `--`");
    };
    let variables = match variables(environment, secrets) {
        Ok(variables) => variables,
        Err(error) => return error,
    };
    let error = Command::new(program).args(arguments).env_clear().envs(variables).exec();
    let shown = quoted(&program.to_string_lossy());
    match error.kind() {
        ErrorKind::NotFound => anyhow!(
            "the command {shown} is not there\nhelp: install it, or write the path to it after `--`"
        ),
        _ => anyhow!("cannot run {shown}: {error}"),
    }
}

/// What the command sees: everything we see but the keys to Vault, and the secrets over it.
fn variables(
    environment: &Environment,
    secrets: &[(String, Secret)],
) -> anyhow::Result<BTreeMap<OsString, OsString>> {
    let inherited = environment.iter().filter(|(name, _)| !opens_vault(name));
    let mut variables: BTreeMap<OsString, OsString> =
        inherited.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for (name, secret) in secrets {
        ensure!(
            !secret.expose().contains('\0'),
            "{} holds a NUL byte, which no environment can carry\nhelp: keep it encoded, as base64",
            quoted(name)
        );
        variables.insert(name.into(), secret.expose().into());
    }
    Ok(variables)
}

/// Settings and credentials of a Vault client: the command has its secrets and needs no way to more.
fn opens_vault(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b"VAULT_") || name.starts_with(b"BAO_")
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    fn seen(variables: &BTreeMap<OsString, OsString>, name: &str) -> Option<String> {
        variables.get(OsStr::new(name)).map(|it| it.to_string_lossy().into_owned())
    }

    #[test]
    fn it_inherits_all_but_the_keys_to_vault() {
        let environment = Environment::from_iter([
            ("BAO_TOKEN", "canary"),
            ("EMPTY", ""),
            ("MY_VAULT_NAME", "kept"),
            ("PATH", "/bin"),
            ("VAULT", "kept"),
            ("VAULT_ADDR", "https://vault"),
            ("VAULT_TOKEN", "canary"),
        ]);
        let variables = variables(&environment, &[]).unwrap();
        let names: Vec<_> = variables.keys().collect();
        assert_eq!(names, ["EMPTY", "MY_VAULT_NAME", "PATH", "VAULT"]);
        assert_eq!(seen(&variables, "EMPTY").as_deref(), Some(""));
    }

    #[test]
    fn secrets_win_over_what_is_inherited() {
        let environment = Environment::from_iter([("A", "old"), ("B", "old")]);
        // A stack may run Vault itself, whose variables are then the stack's.
        let secrets =
            [("A".into(), Secret::from("new\nline")), ("VAULT_DEV_TOKEN".into(), "own".into())];
        let variables = variables(&environment, &secrets).unwrap();
        assert_eq!(seen(&variables, "A").as_deref(), Some("new\nline"));
        assert_eq!(seen(&variables, "B").as_deref(), Some("old"));
        assert_eq!(seen(&variables, "VAULT_DEV_TOKEN").as_deref(), Some("own"));
    }

    #[test]
    fn what_is_not_text_is_inherited_as_it_is() {
        let odd = OsStr::from_bytes(b"\xff");
        let environment = Environment::from_iter([("ODD", odd)]);
        assert_eq!(variables(&environment, &[]).unwrap()[OsStr::new("ODD")], odd);
    }

    #[test]
    fn a_nul_byte_is_told_by_the_name_of_its_variable() {
        let secrets = [("A_KEY".to_owned(), Secret::from("canary\0"))];
        let error = variables(&Environment::default(), &secrets).unwrap_err().to_string();
        assert!(error.starts_with("`A_KEY` holds a NUL byte"), "{error}");
        assert!(!error.contains("canary"), "{error}");
    }

    #[test]
    fn a_command_that_cannot_run_is_told() {
        let secrets = [("A_KEY".to_owned(), Secret::from("canary"))];
        let environment = Environment::from_iter([("PATH", "")]);
        for (command, why) in [
            (vec![], "there is no command"),
            (vec!["no-such-command".into()], "the command `no-such-command` is not there"),
            (vec!["/".into()], "cannot run `/`: "),
            (vec!["a\0b".into()], "cannot run `a\\u{0}b`: "),
        ] {
            let error = replace(&command, &environment, &secrets).to_string();
            assert!(error.starts_with(why), "{error}");
            assert!(!error.contains("canary"), "{error}");
        }
    }
}
