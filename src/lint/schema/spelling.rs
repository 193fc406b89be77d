//! What was meant by a value that Compose refuses, where there is little doubt.

use super::{
    check::Class,
    form::{Form, Scalar, Syntax},
    kind::Kind,
    size::is_duration,
    syntax::RESTARTS,
};
use crate::{compose::Text, document::Node, lint::Fix, problem::quoted, suggest::nearest};

impl Form {
    /// Another way to write a value of a type that does not fit.
    pub(super) fn fix(&self, node: &Node, found: Kind) -> Option<Fix> {
        let mut forms = Vec::new();
        self.leaves(&mut forms);
        let scalars = || forms.iter().filter_map(Self::scalar);
        let takes = |wanted: Syntax| scalars().any(|it| it.is(wanted));
        match found {
            Kind::Int if takes(Syntax::Duration) => {
                let seconds = format!("{}s", node.as_str()?);
                Some(Fix::risky(format!("write {}", quoted(&seconds))).value(node, &seconds))
            }
            // Bytes hardly are what somebody means by a number, and megabytes may not be either.
            Kind::Int if takes(Syntax::Bytes) => None,
            Kind::Int | Kind::Float(_) | Kind::Boolean | Kind::Date
                if scalars().any(|it| it.text.is_some()) =>
            {
                Some(Fix::sure("quote it").quote(node))
            }
            Kind::Text | Kind::Int
                if scalars().next().is_none() && forms.iter().any(Self::is_list) =>
            {
                let fits = !node.raw().is_empty() && !node.raw().contains('\n');
                let is_block = node.raw().starts_with(['|', '>']);
                let item = Some(node.raw()).filter(|_| fits && !is_block)?;
                let item = match found {
                    Kind::Int => format!("\"{item}\""),
                    _ => item.to_owned(),
                };
                Some(Fix::sure("make it a list").value(node, &format!("[{item}]")))
            }
            _ => None,
        }
    }

    fn scalar(&self) -> Option<&Scalar> {
        match self {
            Self::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }
}

/// The right spelling of a text that Compose does not understand.
pub(super) fn respelled(syntax: Syntax, class: Class, node: &Node) -> Option<Fix> {
    let text = Text::of(node)?;
    match (class, syntax) {
        (Class::Duration, _) => {
            let right = duration(text.as_str())?;
            let title = format!("write {}", quoted(&right));
            let is_bare = text.as_str().trim().parse::<u64>().is_ok();
            let fix = if is_bare { Fix::risky(title) } else { Fix::sure(title) };
            Some(fix.text(&text, &right))
        }
        (Class::Choice, Syntax::Words(words)) => Some(Fix::slip(&text, meant(&text, words)?)),
        (Class::Choice, Syntax::Restart) => Some(Fix::slip(&text, meant(&text, &RESTARTS)?)),
        (Class::Value, Syntax::Variable) => {
            let end = text.as_str().find('=')?;
            let name = text.as_str()[..end].trim_end();
            Some(Fix::sure("remove the blank").text(&text.part(0..end), name))
        }
        _ => None,
    }
}

fn meant<'a>(text: &Text, words: &[&'a str]) -> Option<&'a str> {
    nearest(text.as_str(), words.iter().copied())
}

/// `5 sec` as `5s`; a number alone counts seconds.
fn duration(text: &str) -> Option<String> {
    let text: String = text.to_lowercase().split_whitespace().collect();
    let mut right = String::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let digits = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        if digits == 0 {
            return None;
        }
        let (number, behind) = rest.split_at(digits);
        let letters = behind.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(behind.len());
        let unit = match &behind[..letters] {
            "" | "s" | "sec" | "secs" | "second" | "seconds" => "s",
            "ms" | "msec" | "millis" | "milliseconds" => "ms",
            "m" | "min" | "mins" | "minute" | "minutes" => "m",
            "h" | "hr" | "hrs" | "hour" | "hours" => "h",
            _ => return None,
        };
        right.push_str(number);
        right.push_str(unit);
        rest = &behind[letters..];
    }
    is_duration(&right).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations() {
        let table = [
            ("5sec", "5s"),
            ("1 m", "1m"),
            ("30", "30s"),
            ("1 Hour 30 Minutes", "1h30m"),
            ("500 ms", "500ms"),
        ];
        for (text, right) in table {
            assert_eq!(duration(text).as_deref(), Some(right), "{text}");
        }
        for text in ["", "soon", "5 days", "-", "1:30", "5..5s"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}
