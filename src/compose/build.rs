//! Where a service's image is built from.

use super::Text;
use crate::document::Node;

/// `build:` in either form.
#[derive(Clone)]
pub struct Build {
    pub context: Text,
    /// Beside the context; `Dockerfile` where none is written.
    pub dockerfile: Option<Text>,
    /// The stage that is built; the last where none is written.
    pub target: Option<Text>,
    /// The Dockerfile stands in the compose file itself.
    pub is_inline: bool,
}

impl Build {
    pub fn read(node: &Node) -> Option<Self> {
        let text = |key: &str| node.get_merged(key).as_ref().and_then(Text::of);
        Some(Self {
            context: Text::of(node).or_else(|| text("context"))?,
            dockerfile: text("dockerfile"),
            target: text("target"),
            is_inline: node.get_merged("dockerfile_inline").is_some(),
        })
    }

    /// Whether the context is a repository somewhere else.
    pub fn is_remote(&self) -> bool {
        let context = self.context.as_str();
        context.contains("://") || context.starts_with("git@") || context.starts_with("github.com/")
    }

    /// The path of the Dockerfile from the compose file's folder, where it is a file beside it.
    pub fn dockerfile_path(&self) -> Option<String> {
        let name = self.dockerfile.as_ref().map_or("Dockerfile", Text::as_str);
        let joined = || format!("{}/{name}", self.context.as_str());
        (!self.is_remote() && !self.is_inline && !name.starts_with('/')).then(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::Build;
    use crate::document::parse;

    fn path(text: &str) -> Option<String> {
        let file = parse("f", text.as_bytes()).unwrap();
        Build::read(&file.documents[0].root)?.dockerfile_path()
    }

    #[test]
    fn dockerfiles() {
        assert_eq!(path("../api").unwrap(), "../api/Dockerfile");
        assert_eq!(path("{context: ., dockerfile: x/Dockerfile}").unwrap(), "./x/Dockerfile");
        for none in ["https://a.example/b.git", "git@a:b", "{context: ., dockerfile_inline: x}"] {
            assert!(path(none).is_none(), "{none}");
        }
        assert!(path("{dockerfile: x}").is_none() && path("[.]").is_none());
    }
}
