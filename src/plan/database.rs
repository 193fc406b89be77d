//! A role and a database of an application on the stack's PostgreSQL.

use serde::Serialize;

use super::Variable;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Database {
    /// The application, as messages name it.
    pub app: String,
    pub user: Variable,
    pub password: Variable,
    pub name: Variable,
    /// Extensions that the superuser creates in it.
    pub extensions: Vec<String>,
    /// The application also looks into the database `postgres`.
    pub meets_postgres: bool,
}

impl Database {
    /// The three variables every database has: `<APP>_DB_USER`, `_PASSWORD`, `_NAME`.
    pub fn of(app: &str, title: &str, extensions: &[&str]) -> Self {
        let prefix = app.to_ascii_uppercase().replace('-', "_");
        let name = |part: &str| format!("{prefix}_DB_{part}");
        Self {
            app: app.into(),
            user: Variable::setting(
                &name("USER"),
                app,
                app,
                &format!("PostgreSQL role of {title}"),
            ),
            password: Variable::secret(
                &name("PASSWORD"),
                app,
                &format!("password of {title}'s PostgreSQL role"),
            ),
            name: Variable::setting(&name("NAME"), app, app, &format!("database of {title}")),
            extensions: extensions.iter().map(|&it| it.into()).collect(),
            meets_postgres: false,
        }
    }
}
