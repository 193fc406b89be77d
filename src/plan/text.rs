//! Text with holes for variables, so that a secret has no way to be written as a literal.

use serde::{Serialize, Serializer};

use super::Variable;

/// A value that reaches a container: literal text and variables, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Literal(String),
    Variable(Variable),
    /// A variable that another service declares; gone once a plan is complete.
    Reference(String),
}

/// Stands around a variable's name while a template is rendered; never in a real text.
const HOLE: char = '\u{E000}';

impl Text {
    pub fn reference(name: &str) -> Self {
        Self(vec![Part::Reference(name.to_owned())])
    }

    #[must_use]
    pub fn literal(mut self, text: &str) -> Self {
        self.0.push(Part::Literal(text.to_owned()));
        self
    }

    #[must_use]
    pub fn variable(mut self, variable: &Variable) -> Self {
        self.0.push(Part::Variable(variable.clone()));
        self
    }

    /// What a template writes where `variable` belongs; `from_template` turns it into a hole.
    pub fn hole(variable: &Variable) -> String {
        format!("{HOLE}{}{HOLE}", variable.name)
    }

    /// A rendered template, with its holes filled by these variables.
    pub fn from_template(rendered: &str, variables: &[Variable]) -> Self {
        let parts = rendered.split(HOLE).enumerate().map(|(index, piece)| {
            let variable = variables.iter().find(|it| index % 2 == 1 && it.name == piece);
            variable.map_or_else(
                || Part::Literal(piece.to_owned()),
                |variable| Part::Variable(variable.clone()),
            )
        });
        Self(parts.collect())
    }

    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    pub(super) fn parts_mut(&mut self) -> &mut [Part] {
        &mut self.0
    }

    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.0.iter().filter_map(|part| match part {
            Part::Variable(variable) => Some(variable),
            Part::Literal(_) | Part::Reference(_) => None,
        })
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::default().literal(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(vec![Part::Literal(text)])
    }
}

impl From<&Variable> for Text {
    fn from(variable: &Variable) -> Self {
        Self::default().variable(variable)
    }
}

impl From<Variable> for Text {
    fn from(variable: Variable) -> Self {
        Self(vec![Part::Variable(variable)])
    }
}

/// Shell-like: `${NAME}` for a variable, `$$` for a dollar.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.iter().map(|part| match part {
            Part::Literal(text) => text.replace('$', "$$"),
            Part::Variable(variable) => format!("${{{}}}", variable.name),
            Part::Reference(name) => format!("${{{name}}}"),
        });
        serializer.serialize_str(&text.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_keep_their_holes() {
        let password = Variable::secret("P", "c", "d");
        let rendered = format!("a={}\nb=1", Text::hole(&password));
        let text = Text::from_template(&rendered, std::slice::from_ref(&password));
        assert_eq!(text, Text::from("a=").variable(&password).literal("\nb=1"));
        assert_eq!(serde_json::to_string(&text).unwrap(), r#""a=${P}\nb=1""#);
    }
}
