//! Secrets that programs take by their position among the arguments.

use super::{Hit, Name, Word};

/// A program with its subcommand, and how many arguments stand before the secret.
const PROGRAMS: [(&[&str], usize); 8] = [
    (&["mc", "alias", "set"], 3),
    (&["mc", "config", "host", "add"], 3),
    (&["rabbitmqctl", "add_user"], 1),
    (&["rabbitmqctl", "change_password"], 1),
    (&["htpasswd"], 2),
    (&["openssl", "passwd"], 0),
    (&["smbpasswd"], 1),
    // Of Redis Sentinel, behind the name of the master.
    (&["auth-pass"], 1),
];

/// The secrets in a row of words.
pub(in crate::lint) fn positions(words: &[Word<'_>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for at in 0..words.len() {
        let program = PROGRAMS.iter().find(|(names, _)| starts(&words[at..], names));
        let Some((names, before)) = program else { continue };
        let rest = &words[at + names.len()..];
        let ends =
            rest.iter().position(|it| matches!(it.body, "|" | "||" | "&&" | ";" | "&" | ">"));
        let rest = &rest[..ends.unwrap_or(rest.len())];
        // Without `-b`, it asks for the password.
        if names == &["htpasswd"] && !rest.iter().any(|it| is_batch(it.body)) {
            continue;
        }
        let mut arguments = rest.iter().filter(|it| !it.body.starts_with('-'));
        hits.extend(arguments.nth(*before).map(|it| hit(it, names[0])));
    }
    hits.extend(words.windows(3).filter_map(piped));
    hits
}

fn starts(words: &[Word<'_>], names: &[&str]) -> bool {
    let is_program =
        |word: &Word<'_>, name: &str| word.body.rsplit(['/', '(', '`']).next() == Some(name);
    words.len() >= names.len() && words.iter().zip(names).all(|(word, name)| is_program(word, name))
}

fn is_batch(option: &str) -> bool {
    option.starts_with('-') && !option.starts_with("--") && option.contains('b')
}

/// `echo root:password | chpasswd`
fn piped(words: &[Word<'_>]) -> Option<Hit> {
    let [login, pipe, program] = words else { return None };
    if pipe.body != "|" || program.body.trim_matches(['\'', '"', ')']) != "chpasswd" {
        return None;
    }
    let (user, _) = login.body.split_once(':')?;
    let mut found = hit(login, "chpasswd");
    found.range.start = login.range.start + user.len() + 1;
    Some(found)
}

/// The word without its quotes, and what ends the command.
fn hit(word: &Word<'_>, program: &str) -> Hit {
    let around = ['"', '\'', '\\', ')', ';'];
    let front = word.body.len() - word.body.trim_start_matches(around).len();
    let body = word.body.trim_matches(around);
    let start = word.range.start + front;
    let holder = format!("`{program}`");
    Hit {
        text: word.text,
        range: start..start + body.len(),
        holder,
        user: None,
        name: Name::Password,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::split_words, positions};

    #[test]
    fn programs() {
        let table = [
            ("mc alias set local http://minio:9000 root pw1 --api S3v4", "pw1"),
            ("until mc config host add m http://minio:9000 root pw1; do x", "pw1"),
            ("sh -c \"rabbitmqctl add_user app 'pw1'\"", "pw1"),
            ("htpasswd -bc /auth admin pw1", "pw1"),
            ("redis-sentinel /s.conf --sentinel auth-pass mymaster pw1", "pw1"),
            ("x=$(openssl passwd -apr1 pw1) && y", "pw1"),
            ("echo 'root:pw1' | chpasswd && z", "pw1"),
        ];
        for (text, password) in table {
            let hits = positions(&split_words(text, 0));
            let found: Vec<_> = hits.iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(found, [password], "{text}");
        }
        for text in
            ["htpasswd -c /auth admin", "mc alias set x", "echo root | chpasswd", "mc ls a b c d"]
        {
            assert!(positions(&split_words(text, 0)).is_empty(), "{text}");
        }
    }
}
