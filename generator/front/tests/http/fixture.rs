//! A small API, as an emitted crate would describe it.

use std::time::Duration;

use corten_front::{
    Api, Builder, Call, Core, Envelope, Error, Json, Method, OAuth2, Operation, Page, Paging,
    Scheme, SchemeKind,
};

use super::server::{Reply, Server};

pub(crate) static TOKEN: Scheme = Scheme {
    name: "api_token",
    kind: SchemeKind::Bearer,
    variable: Some("PLATES_TOKEN"),
};
pub(crate) static KEY: Scheme = Scheme {
    name: "api_key",
    kind: SchemeKind::Header("X-Auth-Key"),
    variable: Some("PLATES_KEY"),
};
pub(crate) static EMAIL: Scheme = Scheme {
    name: "api_email",
    kind: SchemeKind::Header("X-Auth-Email"),
    variable: None,
};
pub(crate) static LOGIN: Scheme = Scheme {
    name: "login",
    kind: SchemeKind::Basic,
    variable: None,
};
pub(crate) static SIGNATURE: Scheme = Scheme {
    name: "signature",
    kind: SchemeKind::Query("sig"),
    variable: None,
};
pub(crate) static SESSION: Scheme = Scheme {
    name: "session",
    kind: SchemeKind::Cookie("sid"),
    variable: None,
};

pub(crate) static VISIT: Scheme = Scheme {
    name: "visit",
    kind: SchemeKind::Cookie("vid"),
    variable: None,
};
pub(crate) static DOOR: Scheme = Scheme {
    name: "door",
    kind: SchemeKind::OAuth2(OAuth2 {
        token_url: "/oauth/token",
        refresh_url: Some("/oauth/refresh"),
        scopes: "plates:read plates:write",
        variables: Some(("PLATES_ID", "PLATES_SECRET")),
    }),
    variable: Some("PLATES_DOOR"),
};

static ENVELOPE: Envelope = Envelope {
    result: "result",
    success: "success",
    errors: "errors",
    messages: "messages",
    info: Some("result_info"),
};

pub(crate) static API: Api = Api {
    name: "plates-sdk",
    version: "1.2.3",
    base_url: "https://api.example.com/v4",
    base_url_variable: Some("PLATES_URL"),
    schemes: &[
        &TOKEN, &KEY, &EMAIL, &LOGIN, &SIGNATURE, &SESSION, &VISIT, &DOOR,
    ],
    envelope: Some(&ENVELOPE),
};

static PAGING: Paging = Paging {
    page: "page",
    per_page: "per_page",
};

const BASE: Operation = Operation {
    id: "get-plate",
    path: "/racks/{rack_id}/plates/{plate_id}",
    security: &[&[&TOKEN]],
    enveloped: true,
    ..Operation::JSON
};

pub(crate) static GET: Operation = BASE;
pub(crate) static UPDATE: Operation = Operation {
    id: "update-plate",
    method: Method::PUT,
    ..BASE
};
pub(crate) static CREATE: Operation = Operation {
    id: "create-plate",
    method: Method::POST,
    path: "/plates",
    ..BASE
};
pub(crate) static LIST: Operation = Operation {
    id: "list-plates",
    path: "/plates",
    paging: Some(&PAGING),
    ..BASE
};
pub(crate) static BARE: Operation = Operation {
    id: "bare",
    enveloped: false,
    path: "/bare",
    ..BASE
};
pub(crate) static ANY: Operation = Operation {
    id: "any",
    path: "/any",
    security: &[
        &[&EMAIL, &KEY],
        &[&TOKEN],
        &[&LOGIN],
        &[&SIGNATURE],
        &[&VISIT, &SESSION],
        &[&SESSION],
        &[&DOOR],
    ],
    ..BASE
};
pub(crate) static GUARDED: Operation = Operation {
    id: "guarded",
    path: "/guarded",
    security: &[&[&DOOR]],
    enveloped: false,
    ..BASE
};
pub(crate) static OPEN: Operation = Operation {
    id: "open",
    path: "/open",
    security: &[],
    ..BASE
};

#[derive(Clone, Debug)]
pub(crate) struct Client(pub(crate) Core);

impl From<Core> for Client {
    fn from(core: Core) -> Self {
        Self(core)
    }
}

impl Client {
    pub(crate) fn get(&self, rack: &str, plate: &str) -> Call<Json> {
        self.0.request(&GET).path(rack).path(plate).returns_json()
    }

    pub(crate) fn update(&self, body: &Json) -> Call<Json> {
        self.0
            .request(&UPDATE)
            .path("r")
            .path("p")
            .json(body)
            .returns_json()
    }

    pub(crate) fn create(&self, body: &Json) -> Call<Json> {
        self.0.request(&CREATE).json(body).returns_json()
    }

    pub(crate) fn list(&self) -> Call<Page<i64>> {
        self.0.request(&LIST).returns_page()
    }
}

pub(crate) const SECRET: &str = "canary-7f3a9c";

pub(crate) fn builder() -> Builder<Client> {
    Builder::new(&API).credential(&TOKEN, SECRET)
}

/// A client of a server that plays a script, and does not repeat requests.
pub(crate) fn playing(script: Vec<Reply>) -> (Server, Client) {
    let server = Server::start(script);
    let client = builder()
        .base_url(server.url())
        .retries(0)
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    (server, client)
}

/// Runs a future to its end.
pub(crate) fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// Sends a call.
pub(crate) fn send<T, P>(call: Call<T, P>) -> Result<T, Error> {
    run(call.into_future())
}

/// The error of a call that must fail with these replies.
pub(crate) fn failure(reply: Reply) -> Error {
    let (_server, client) = playing(vec![reply]);
    send(client.get("r", "p")).unwrap_err()
}
