//! Base URLs.

use openapiv3::Server;

use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;
use crate::pointer::Pointer;

use super::Lower;

impl Lower<'_, '_> {
    /// Base URLs, with the default of each variable.
    pub(super) fn servers(&mut self) -> Vec<String> {
        let list = Pointer::root().child("servers");
        let servers = self.document.servers.iter().enumerate();
        servers
            // The loader has said that these are missing.
            .filter(|(_, server)| !server.url.is_empty())
            .map(|(index, server)| self.server(&list.index(index), server))
            .collect()
    }

    /// The base URL of an operation that has one of its own. Credentials go
    /// there, so it must be as safe as that of a client.
    pub(super) fn own_server(&mut self, node: &OperationNode) -> Option<String> {
        let server = node.operation.servers.first()?;
        let at = node.pointer.child("servers").index(0);
        let url = self.server(&at, server);
        let root = self.document.servers.first().map(|root| root.url.as_str());
        if root == Some(url.as_str()) {
            return None;
        }
        let absolute = absolute(root, &url);
        if absolute.is_none() {
            let message = format!("`{url}` cannot be the base URL of an operation");
            let place = self.value(at.child("url"));
            let fault = Diagnostic::warning("operation-server", place, message);
            self.say(
                fault
                    .note("its calls go to the base URL of the client")
                    .help("write an absolute URL that begins with `https://`"),
            );
        }
        absolute
    }

    fn server(&mut self, at: &Pointer, server: &Server) -> String {
        let mut url = server.url.clone();
        for (name, variable) in server.variables.iter().flatten() {
            let default = match (variable.default.is_empty(), variable.enumeration.first()) {
                (true, Some(first)) => first,
                (_, _) => &variable.default,
            };
            url = url.replace(&format!("{{{name}}}"), default);
        }
        let variable = url
            .split_once('{')
            .and_then(|(_, rest)| rest.split_once('}'));
        if let Some((name, _)) = variable {
            let message = format!("the variable `{name}` of this URL has no default");
            let help = format!("add it:  variables: {{ {name}: {{ default: … }} }}");
            let fault =
                Diagnostic::warning("server-variable", self.value(at.child("url")), message);
            self.say(fault.help(help));
        }
        url
    }
}

/// A URL without a slash at its end; one that begins with a slash belongs to
/// the host of the API.
fn absolute(root: Option<&str>, url: &str) -> Option<String> {
    let whole = match url.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => {
            let host = root?.strip_prefix("https://")?.split('/').next()?;
            format!("https://{host}{url}")
        }
        Some(_) | None => url.to_owned(),
    };
    let rest = whole.strip_prefix("https://")?;
    let (host, _) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |c: char| c.is_ascii_graphic() && !"{}@?#\"<>\\^`|".contains(c);
    (!host.is_empty() && rest.chars().all(plain)).then(|| whole.trim_end_matches('/').to_owned())
}
