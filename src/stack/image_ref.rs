//! A container image that is pinned: `latest` does not parse.

use std::{fmt, str::FromStr};

use super::text::text_serde;

/// `[registry/]path:tag`, `[registry/]path@sha256:…`, or both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImageRef {
    repository: String,
    tag: Option<String>,
    digest: Option<String>,
}

impl ImageRef {
    /// The name without tag and digest, as written.
    pub fn repository(&self) -> &str {
        &self.repository
    }

    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The same image under another tag, without a digest.
    #[must_use]
    pub fn with_repository(&self, repository: &str) -> Self {
        Self { repository: repository.to_owned(), tag: self.tag.clone(), digest: None }
    }
}

impl FromStr for ImageRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, digest) = match text.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (text, None),
        };
        let path_start = name.rfind('/').map_or(0, |it| it + 1);
        let (repository, tag) = match name[path_start..].split_once(':') {
            Some((last, tag)) => (&name[..path_start + last.len()], Some(tag)),
            None => (name, None),
        };
        if !is_repository(repository) || !tag.is_none_or(is_tag) || !digest.is_none_or(is_digest) {
            return Err(format!("`{text}` is not an image\nhelp: write it as `name:tag`"));
        }
        if tag == Some("latest") {
            return Err(format!(
                "`{text}` is not pinned: `latest` is another image tomorrow\n\
                 help: name the version, such as `{repository}:1.2.3`"
            ));
        }
        if tag.is_none() && digest.is_none() {
            return Err(format!(
                "`{text}` has no tag\nhelp: name the version, such as `{repository}:1.2.3`"
            ));
        }
        Ok(Self {
            repository: repository.to_owned(),
            tag: tag.map(str::to_owned),
            digest: digest.map(str::to_owned),
        })
    }
}

/// Path parts of lower-case letters, digits and `._-`; the first may be `host:port`.
fn is_repository(text: &str) -> bool {
    let part = |it: &str| {
        let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
        it.starts_with(|c: char| c.is_ascii_alphanumeric()) && it.chars().all(inner)
    };
    let Some((first, rest)) = text.split_once('/') else { return part(text) };
    let host = first.split_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_ok());
    host && part(first.split(':').next().unwrap_or_default()) && rest.split('/').all(part)
}

fn is_tag(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

fn is_digest(text: &str) -> bool {
    text.strip_prefix("sha256:").is_some_and(|hex| {
        hex.len() == 64 && hex.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
    })
}

impl fmt::Display for ImageRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.repository)?;
        if let Some(tag) = &self.tag {
            write!(f, ":{tag}")?;
        }
        if let Some(digest) = &self.digest {
            write!(f, "@{digest}")?;
        }
        Ok(())
    }
}

text_serde!(ImageRef, pattern: r"^[a-z0-9][^@ ]*(:[A-Za-z0-9_][A-Za-z0-9._-]*|@sha256:[0-9a-f]{64})$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinned_images_round_trip() {
        let digest = format!("redis@sha256:{}", "a".repeat(64));
        let both = format!("redis:7@sha256:{}", "b".repeat(64));
        for text in
            ["redis:7.2.16-alpine", "localhost:5000/a/b:v1", "ghcr.io/x/y:1", &digest, &both]
        {
            assert_eq!(text.parse::<ImageRef>().unwrap().to_string(), text);
        }
        assert_eq!(
            "localhost:5000/a:1".parse::<ImageRef>().unwrap().repository(),
            "localhost:5000/a"
        );
    }

    #[test]
    fn floating_and_broken_images_do_not_parse() {
        for bad in
            ["redis", "redis:latest", "a/b:latest", "localhost:5000/a", "", ":1", "a:", "A:1"]
        {
            assert!(bad.parse::<ImageRef>().is_err(), "{bad}");
        }
        for bad in ["a b:1", "a@sha256:12", "${X}:1", "a:1@md5:00", "/a:1", "a//b:1"] {
            assert!(bad.parse::<ImageRef>().is_err(), "{bad}");
        }
        let complaint = "redis:latest".parse::<ImageRef>().unwrap_err();
        assert!(complaint.contains("help: name the version"), "{complaint}");
    }
}
