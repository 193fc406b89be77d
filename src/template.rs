//! The one place that knows the template engine. Templates write prose and foreign formats, never
//! YAML; an unknown name is an error, never an empty line.

use minijinja::{Environment, Error, UndefinedBehavior};
use serde::Serialize;

/// Renders a template.
///
/// # Errors
/// When the template is wrong, or asks for something the context does not have.
pub fn render(template: &str, context: impl Serialize) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_keep_trailing_newline(true);
    environment.render_str(template, context)
}

/// Renders a template that travels with a service of the catalogue.
///
/// # Panics
/// When the template is wrong, which the tests that plan every service show.
pub fn known(template: &str, context: impl Serialize) -> String {
    render(template, context)
        .unwrap_or_else(|error| panic!("a template of this program is wrong: {error:#}"))
}
