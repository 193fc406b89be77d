//! A build context that says exactly which commit is built.

use super::text::checked_text;

checked_text! {
    /// A git repository over HTTPS at one commit: `https://host/path.git#<40 hex digits>`.
    /// A local folder would not exist in Dokploy's clone.
    GitContext, pattern: r"^https://[^#\s]+#[0-9a-f]{40}$", check: git_context
}

fn git_context(text: &str) -> Result<(), String> {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let good = text.strip_prefix("https://").and_then(|it| it.split_once('#')).is_some_and(
        |(repository, commit)| {
            !repository.is_empty()
                && !repository.contains(|c: char| c.is_whitespace() || c == '@' || c == '$')
                && commit.len() == 40
                && commit.chars().all(hex)
        },
    );
    if good {
        return Ok(());
    }
    Err(format!(
        "`{text}` is not a pinned git repository\n\
         help: write it as `https://host/path.git#` and the 40 digits of a commit"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_commit_pins() {
        let commit = "9".repeat(40);
        assert!(format!("https://example.org/a.git#{commit}").parse::<GitContext>().is_ok());
        for bad in ["https://example.org/a.git", "https://example.org/a.git#main", "../api"] {
            assert!(bad.parse::<GitContext>().is_err(), "{bad}");
        }
        let with_password = format!("https://user:x@example.org/a.git#{commit}");
        assert!(with_password.parse::<GitContext>().is_err());
    }
}
