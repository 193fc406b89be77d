//! The options every service of the catalogue has, and the macro that adds its own.

use std::sync::LazyLock;

use crate::{
    plan::{Container, Image, NetworkRole, Plan, Route, RouteGuard, Text, Variable},
    services::StackFile,
    stack::{DockerName, EnvironmentValue, ExtraEnvironment, Guard, ImageRef, Label},
};

/// Declares the options of a service: those of every service, then its own with their defaults.
macro_rules! options {
    (
        $(#[$doc:meta])* $name:ident, memory: $memory:literal, enabled: $enabled:literal,
        { $($(#[$field_doc:meta])* $field:ident: $type:ty = $default:expr,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// Part of the stack.
            pub enabled: bool,
            /// Another image than the catalogue's.
            pub image: Option<crate::stack::ImageRef>,
            /// Memory limit.
            pub memory: crate::stack::Memory,
            /// Environment entries beyond the catalogue's, by the names the image reads.
            pub environment: crate::stack::ExtraEnvironment,
            /// Networks beyond the catalogue's.
            pub networks: Vec<crate::stack::DockerName>,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Default for $name {
            fn default() -> Self {
                Self {
                    enabled: $enabled,
                    image: None,
                    memory: crate::stack::known($memory),
                    environment: crate::stack::ExtraEnvironment::default(),
                    networks: Vec::new(),
                    $($field: $default,)*
                }
            }
        }

        impl $name {
            fn common(&self) -> crate::services::options::Common<'_> {
                crate::services::options::Common {
                    image: self.image.as_ref(),
                    environment: &self.environment,
                    networks: &self.networks,
                }
            }
        }
    };
}

pub(super) use options;

/// What a stack file may say about any service.
#[derive(Clone, Copy)]
pub(super) struct Common<'a> {
    pub(super) image: Option<&'a ImageRef>,
    pub(super) environment: &'a ExtraEnvironment,
    pub(super) networks: &'a [DockerName],
}

/// For containers that a service's own entries are not meant for.
static NO_ENTRIES: LazyLock<ExtraEnvironment> = LazyLock::new(ExtraEnvironment::default);

impl Common<'_> {
    pub(super) fn without_environment(self) -> Self {
        Self { environment: &NO_ENTRIES, ..self }
    }

    /// Puts a container on the core network and applies what the stack file says about it.
    pub(super) fn apply(&self, container: Container, stack: &StackFile) -> Container {
        let component = container.origin.0.last().cloned().unwrap_or_default();
        let container = extend(on_core(container, stack), self.environment, &component);
        let container =
            self.networks.iter().fold(container, |it, name| it.network(name.as_str(), &[]));
        match self.image {
            Some(image) => Container { image: Image::Pinned(image.clone()), ..container },
            None => container,
        }
    }
}

/// Joins the core network under the name other parts use.
pub(super) fn on_core(container: Container, stack: &StackFile) -> Container {
    let alias = stack.address(&container.name);
    container.network(stack.networks.core.as_str(), &[alias])
}

/// Adds the stack file's own entries; they win over the catalogue's.
pub(super) fn extend(
    mut container: Container,
    entries: &ExtraEnvironment,
    component: &str,
) -> Container {
    for (name, value) in &entries.0 {
        let text = match value {
            EnvironmentValue::Literal(text) => Text::from(text.as_str()),
            EnvironmentValue::Secret { secret, description } => {
                let usual = format!("{name} of {component}");
                let description = description.as_deref().unwrap_or(&usual);
                Variable::secret(secret.as_str(), component, description).into()
            }
            EnvironmentValue::Setting { setting, default, description } => {
                let usual = format!("{name} of {component}");
                let description = description.as_deref().unwrap_or(&usual);
                Variable::setting(setting.as_str(), component, default, description).into()
            }
            EnvironmentValue::Reference { variable } => Text::reference(variable.as_str()),
        };
        container.environment.insert(name.clone(), text);
    }
    container
}

/// Makes a container public: on the edge network, with a route; nothing where there is no edge.
pub(super) fn public(
    mut container: Container,
    stack: &StackFile,
    plan: &Plan,
    host: &Label,
    port: u16,
) -> Container {
    let Some(edge) = plan.network(NetworkRole::Edge) else { return container };
    container = container.network(edge, &[]);
    let router = format!("{}-{}", stack.name, container.name);
    container.routes.push(Route::new(router, stack.host(host), port));
    container
}

/// Puts a guard in front of every route of a container; `prefix` starts its variable's name.
pub(super) fn guarded(
    mut container: Container,
    guard: &Guard,
    prefix: &str,
    component: &str,
) -> Container {
    let guard = match guard {
        Guard::BasicAuth => RouteGuard::BasicAuth(basic_auth_users(prefix, component).into()),
        Guard::AllowIps(networks) => {
            let networks: Vec<_> = networks.iter().map(ToString::to_string).collect();
            RouteGuard::AllowIps(allowed_ips(prefix, component, &networks.join(",")).into())
        }
    };
    for route in &mut container.routes {
        route.guard = Some(guard.clone());
    }
    container
}

fn basic_auth_users(prefix: &str, component: &str) -> Variable {
    let name = format!("{prefix}_BASICAUTH_USERS");
    let description = format!("who may open {component}: htpasswd lines joined by commas");
    Variable::secret(&name, component, &description).generated(crate::plan::Generator::Htpasswd)
}

fn allowed_ips(prefix: &str, component: &str, default: &str) -> Variable {
    let name = format!("{prefix}_ALLOWED_IPS");
    let description = format!("networks that may open {component}, joined by commas");
    Variable::setting(&name, component, default, &description)
}
