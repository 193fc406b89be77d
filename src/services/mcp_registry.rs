//! The index of MCP servers on `mcp.<domain>`: one page, for now.

use minijinja::context;

use super::{
    Service, StackFile,
    options::{options, public},
};
use crate::{
    images,
    plan::{ConfigMount, Container, Origin, Plan, Text, Variable},
    stack::{Label, known},
    template,
};

options! {
    /// The MCP registry's options.
    McpRegistry, memory: "64m", enabled: true, {
        /// Host under the stack's domain.
        host: Label = known("mcp"),
    }
}

impl Service for McpRegistry {
    fn enabled(&self) -> bool {
        self.enabled
    }

    fn plan(&self, stack: &StackFile, plan: &mut Plan) {
        let title = Variable::setting(
            "MCP_REGISTRY_TITLE",
            "mcp-registry",
            "SmarterOS MCP Registry",
            "title of the registry's page",
        )
        .rotation("it stands in a file: `docker compose up -d --force-recreate mcp-registry`");
        let page = template::known(
            include_str!("../../templates/mcp-registry.index.html.j2"),
            context! { title => Text::hole(&title), domain => stack.domain.as_str() },
        );
        let container = Container::service(
            "mcp-registry",
            "MCP registry: a static page.",
            Origin::service("mcp-registry"),
            &images::NGINX,
        )
        .config(ConfigMount::new(
            "mcp_registry_nginx_conf",
            "/etc/nginx/conf.d/default.conf",
            include_str!("../../templates/mcp-registry.nginx.conf"),
        ))
        .config(ConfigMount::new(
            "mcp_registry_index_html",
            "/usr/share/nginx/html/index.html",
            Text::from_template(&page, &[title]),
        ))
        .memory(self.memory);
        let container = self.common().apply(container, stack);
        plan.add(public(container, stack, plan, &self.host, 8080));
    }
}
