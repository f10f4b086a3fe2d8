//! Base URLs.

use openapiv3::Server;

use crate::diagnostic::Diagnostic;
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
