//! The program as a process: what its command gets, and what a signal leaves behind.

use std::{
    fs::{self, File},
    os::{
        fd::AsRawFd as _,
        unix::{
            fs::{MetadataExt as _, PermissionsExt as _},
            process::{CommandExt as _, ExitStatusExt as _},
        },
    },
    process::{Child, Command, Stdio},
};

use serde_json::json;

use super::{
    case::Case,
    stand_in::{Fault, Kind, StandIn},
};

fn filled(name: &str) -> Case {
    let case = Case::stand_in(name);
    case.fill();
    case
}

fn server(case: &Case) -> &StandIn {
    case.server.stand_in.as_ref().unwrap()
}

pub(super) fn send(signal: &str, child: &Child) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
}

const RUN: [&str; 5] = ["env", "--from-vault", "--", "sh", "-c"];

#[test]
fn a_command_has_the_secrets_and_not_the_keys() {
    let case = filled("command");
    let mut command = case.command(&[&RUN[..], &["env; echo error >&2; exit 7"]].concat());
    command.env("BAO_NAMESPACE", "").env("OTHER", "kept").env("REDIS_PASSWORD", "outside");
    let done = command.output().unwrap();
    assert_eq!((done.status.code(), done.stderr.as_slice()), (Some(7), &b"error\n"[..]));
    let out = String::from_utf8(done.stdout).unwrap();
    let has = |line: &str| out.lines().any(|it| it == line);
    assert!(has("OTHER=kept") && has("POSTGRES_USER=smarter"), "{out}");
    assert!(has(&format!("REDIS_PASSWORD={}", case.value("REDIS_PASSWORD"))), "{out}");
    assert!(!out.lines().any(|it| it.starts_with("VAULT_") || it.starts_with("BAO_")), "{out}");
    assert_eq!(case.files(), ["stacks"]);
}

#[test]
fn a_command_gets_the_signals_itself() {
    let case = filled("command-signals");
    let script = "trap 'exit 9' TERM; echo $$; read -r line";
    let mut command = case.command(&[&RUN[..], &[script]].concat());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut line).unwrap();
    assert_eq!(line.trim(), child.id().to_string(), "the command has taken the program's place");
    send("-TERM", &child);
    drop(child.stdin.take());
    assert_eq!(child.wait().unwrap().code(), Some(9));
    let done = case.process(&[&RUN[..], &["kill -KILL $$"]].concat());
    assert_eq!(done.status.signal(), Some(9));
}

#[test]
fn nothing_runs_when_a_value_is_missing() {
    let case = filled("command-missing");
    case.put("redis", &json!({ "REDIS_PASSWORD": "" }));
    let done = case.process(&[&RUN[..], &["echo it runs"]].concat());
    assert_eq!((done.status.code(), done.stdout.as_slice()), (Some(1), &b""[..]));
}

#[test]
fn an_interrupted_run_leaves_the_file_and_no_token() {
    for (signal, word) in [("-INT", "interrupted"), ("-TERM", "terminated")] {
        let case = filled("signal");
        case.policies(&[]);
        let policies = json!({ "password": "word", "token_policies": "signal-deploy" });
        case.server.api("POST", "sys/auth/userpass", &json!({ "type": "userpass" }));
        case.server.api("POST", "auth/userpass/users/me", &policies);
        case.file(".env", "OLD=1\n");
        server(&case).fault("signal/data/", Fault::always(Kind::Slow));
        server(&case).forget();
        let args = ["env", "--from-vault", "-o", ".env", "--auth", "userpass", "--username", "me"];
        let mut command = case.command(&args);
        let child = command.env("VAULT_PASSWORD", "word").stderr(Stdio::piped()).spawn().unwrap();
        while server(&case).count("signal/data/") == 0 {
            std::thread::yield_now();
        }
        send(signal, &child);
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), &*said), (Some(2), &*format!("error: {word}\n")));
        assert_eq!(case.read(".env").unwrap(), "OLD=1\n");
        assert_eq!(case.files(), [".env", "stacks"]);
        assert_eq!(server(&case).live_tokens(), 0, "a token is left");
    }
}

/// Killed as soon as the new file has a name, which is just before, or already after, the last step.
/// `tests/real/openbao.sh` does it at every step.
#[test]
fn a_killed_run_leaves_a_whole_file_and_the_next_one_tidies_up() {
    let case = filled("killed");
    let args = ["env", "--from-vault", "-o", ".env"];
    case.process(&args);
    let new = case.read(".env").unwrap();
    let temporary = case.folder.path().join("..env.smarteros-new");
    for _ in 0..5 {
        case.file(".env", "OLD=1\n");
        let mut child = case.command(&args).stderr(Stdio::null()).spawn().unwrap();
        while !temporary.exists() && case.read(".env").unwrap() == "OLD=1\n" {
            assert!(child.try_wait().unwrap().is_none_or(|it| it.success()));
        }
        let _ = child.kill();
        child.wait().unwrap();
        let left = case.read(".env").unwrap();
        assert!(left == "OLD=1\n" || left == new, "half a file");
        if let Ok(metadata) = fs::metadata(&temporary) {
            assert_eq!(metadata.permissions().mode() & 0o7777, 0o600);
        }
        case.process(&args);
        assert_eq!(case.read(".env").unwrap(), new);
        assert_eq!(case.files(), [".env", "stacks"]);
    }
}

/// Permissions do not bind root, so root runs the program as a user with none; through an open file,
/// since the way to the program may be closed to that user.
#[test]
fn a_folder_that_cannot_be_written_keeps_its_file() {
    const NOBODY: u32 = 65534;
    let case = filled("read-only");
    case.file(".env", "OLD=1\n");
    let folder = case.folder.path();
    let set_mode = |mode| fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
    set_mode(0o555);
    let args = ["env", "--from-vault", "-o", ".env"];
    let program = File::open(env!("CARGO_BIN_EXE_smarteros")).unwrap();
    let mut command = case.command(&args);
    if fs::metadata(folder).unwrap().uid() == 0 {
        command = case.command_at(&format!("/proc/self/fd/{}", program.as_raw_fd()), &args);
        command.uid(NOBODY).gid(NOBODY);
    }
    let done = command.output().unwrap();
    set_mode(0o755);
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: cannot write `.env`: Permission denied"), "{said}");
    assert_eq!(case.read(".env").unwrap(), "OLD=1\n");
    assert_eq!(case.files(), [".env", "stacks"]);
}
