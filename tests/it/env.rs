//! `smarteros env` where no Vault is needed.

use std::{fs, os::unix::fs::PermissionsExt as _};

use smarteros::cli::Status;

use super::support::smarteros_in;

#[test]
fn a_laptop_keeps_what_was_made_up_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let generate = || smarteros_in(folder.path(), &["env", "--generate", "-o", ".env"]);
    let read = || fs::read_to_string(folder.path().join(".env")).unwrap();
    let run = generate();
    assert!(run.err.contains("wrote .env"), "{}", run.err);
    let first = read();
    for line in ["POSTGRES_USER=smarter", "SUPABASE_SERVICE_ROLE=made-up-", "_CLEAR="] {
        assert!(first.contains(line), "{line}");
    }
    assert!(!first.contains("CHATWOOT_TOKEN="), "an optional secret was made up");
    let mode = fs::metadata(folder.path().join(".env")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = generate();
    assert!(again.err.contains("unchanged .env"), "{}", again.err);
    let without: String =
        first.split_inclusive('\n').filter(|it| !it.starts_with("REDIS_")).collect();
    fs::write(folder.path().join(".env"), without).unwrap();
    assert!(generate().err.contains("changed .env"));
    let line =
        |text: &str, name: &str| text.lines().find(|it| it.starts_with(name)).map(str::to_owned);
    assert_ne!(line(&read(), "REDIS_PASSWORD="), line(&first, "REDIS_PASSWORD="));
    for name in ["POSTGRES_PASSWORD=", "CONSOLE_BASICAUTH_USERS=", "CONSOLE_BASICAUTH_USERS_CLEAR="]
    {
        assert_eq!(line(&read(), name), line(&first, name), "{name}");
    }
}

#[test]
fn a_wrong_rut_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let run = smarteros_in(folder.path(), &["env", "--from-vault", "--tenant", "76.262.345-3"]);
    assert_eq!(run.status, Status::Failed);
    assert!(run.err.contains("it is `5`") && !run.err.contains("262"), "{}", run.err);
}
