//! The image of a service, as far as it is known before interpolation.

use super::Text;
use crate::images::{self, ImageFacts};

/// `repository:tag@digest`; parts that a variable decides are missing.
#[derive(Clone)]
pub struct Image {
    pub text: Text,
    pub repository: String,
    pub tag: Option<String>,
    pub digest: Option<String>,
    /// What is known of it; unknown means silence.
    pub facts: Option<&'static ImageFacts>,
}

impl Image {
    pub fn read(text: Text) -> Self {
        let resolved = with_defaults(text.as_str());
        let (name, digest) = split(&resolved, '@');
        let slash = name.rfind('/').map_or(0, |it| it + 1);
        let (last, tag) = split(&name[slash..], ':');
        let repository = format!("{}{last}", &name[..slash]);
        let known = |it: &str| !it.contains('\0');
        Self {
            facts: Some(repository.as_str()).filter(|it| known(it)).and_then(images::find_name),
            repository: repository.replace('\0', ""),
            tag: tag.filter(|it| known(it)).map(str::to_owned),
            digest: digest.map(str::to_owned),
            text,
        }
    }

    /// Whether a variable without a default decides the repository or the tag.
    pub fn is_open(&self) -> bool {
        with_defaults(self.text.as_str()).contains('\0')
    }
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at).map_or((text, None), |(name, rest)| (name, Some(rest)))
}

/// Variables with a default take it; others become a character no image has.
fn with_defaults(text: &str) -> String {
    use super::{HoleKind, Piece, Template};

    let template = Template::parse(text);
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(range) => text[range.clone()].to_owned(),
        Piece::Dollar(_) => "$".to_owned(),
        Piece::Hole(hole) => match (&hole.kind, &hole.operand) {
            (HoleKind::Default, Some(operand)) => with_defaults(&text[operand.clone()]),
            _ => "\0".to_owned(),
        },
    });
    pieces.collect()
}
