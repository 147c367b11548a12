//! Every route with what it takes and who may ask: one table that the gate obeys and the OpenAPI document is held against.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{delete, get, post};

use super::auth::Scope;
use super::{Server, auth0, deliveries, dry, events, gate, hooks, openapi, received, standing};
use crate::request::MAX_TEXT;

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Everybody: it tells nothing about anybody.
    Open,
    /// Whoever has the scope; on loopback nobody needs a key for it.
    Local(Scope),
    /// Whoever has the scope.
    Scoped(Scope),
}

/// A route.
#[derive(Clone, Copy, Debug)]
pub(super) struct Route {
    pub method: Verb,
    /// As axum and OpenAPI write it.
    pub path: &'static str,
    pub access: Access,
    /// The fields that its query may have.
    pub query: &'static [&'static str],
    /// Whether it may take as long as it wants: it waits for something.
    pub waits: bool,
}

/// The methods that are used; [`Method`] cannot stand in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Get,
    Post,
    Delete,
}

impl Verb {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Delete => "DELETE",
        }
    }

    /// Whether a request with `method` means this one: HEAD asks for GET's head.
    fn takes(self, method: &Method) -> bool {
        method.as_str() == self.as_str() || (self == Verb::Get && *method == Method::HEAD)
    }
}

impl Route {
    /// The largest body. Where none is read, a small one is overlooked.
    pub(super) fn body_limit(&self) -> usize {
        if self.reads_json() { MAX_TEXT } else { 64 << 10 }
    }

    /// Whether the body is a request.
    pub(super) fn reads_json(&self) -> bool {
        matches!((self.method, self.path), (Verb::Post, "/v1/deliveries" | "/v1/render" | "/v1/explain"))
    }
}

const fn route(method: Verb, path: &'static str, access: Access, query: &'static [&'static str]) -> Route {
    Route { method, path, access, query, waits: false }
}

/// All of them.
pub(super) const ROUTES: [Route; 15] = {
    use Access::{Local, Open, Scoped};
    use Scope::{Admin, Read, Render, Send, Support};
    use Verb::{Delete, Get, Post};
    [
        route(Post, "/v1/deliveries", Scoped(Send), &[]),
        route(Get, "/v1/deliveries", Scoped(Support), &["to", "status", "email", "limit", "before", "body"]),
        route(Get, "/v1/deliveries/{id}", Scoped(Read), &[]),
        route(Post, "/v1/deliveries/{id}/cancel", Scoped(Send), &[]),
        route(Post, "/v1/deliveries/{id}/retry", Scoped(Send), &[]),
        route(Post, "/v1/render", Scoped(Render), &[]),
        route(Post, "/v1/explain", Scoped(Render), &[]),
        route(Get, "/v1/catalog", Scoped(Render), &["brand"]),
        Route { waits: true, ..route(Get, "/v1/events", Scoped(Read), &["after", "delivery", "wait"]) },
        Route { waits: true, ..route(Get, "/v1/inbox", Scoped(Admin), &["to", "wait"]) },
        route(Delete, "/v1/inbox", Scoped(Admin), &[]),
        route(Get, "/healthz", Open, &[]),
        route(Get, "/readyz", Open, &[]),
        route(Get, "/metrics", Local(Read), &[]),
        route(Get, "/openapi.json", Open, &[]),
    ]
};

/// The route of a path as axum matched it, and a method.
pub(super) fn find(path: &str, method: &Method) -> Option<&'static Route> {
    ROUTES.iter().find(|route| route.path == path && route.method.takes(method))
}

/// What `Allow` says of a path.
pub(super) fn allowed(path: &str) -> String {
    let methods = ROUTES.iter().filter(|route| route.path == path).map(|route| match route.method {
        Verb::Get => "GET, HEAD",
        other => other.as_str(),
    });
    methods.collect::<Vec<_>>().join(", ")
}

/// The routes with the gate before all of them.
pub(super) fn router(server: Server) -> Router {
    let mut router = Router::new()
        .route("/v1/deliveries", post(deliveries::accept).get(deliveries::list))
        .route("/v1/deliveries/{id}", get(deliveries::one))
        .route("/v1/deliveries/{id}/cancel", post(deliveries::cancel))
        .route("/v1/deliveries/{id}/retry", post(deliveries::retry))
        .route("/v1/render", post(dry::render))
        .route("/v1/explain", post(dry::explain))
        .route("/v1/catalog", get(dry::catalog))
        .route("/v1/events", get(events::stream))
        .route("/healthz", get(standing::alive))
        .route("/readyz", get(standing::ready))
        .route("/metrics", get(standing::metrics))
        .route("/openapi.json", get(openapi::show));
    if server.inbox.is_some() {
        router = router.route("/v1/inbox", delete(received::clear).get(received::list));
    }
    gated(router, server)
}

/// Only how it stands.
pub(super) fn standing(server: Server) -> Router {
    let router = Router::new()
        .route("/healthz", get(standing::alive))
        .route("/readyz", get(standing::ready))
        .route("/metrics", get(standing::metrics));
    gated(router, server)
}

fn gated(router: Router<Server>, server: Server) -> Router {
    let ours = router.fallback(gate::nothing_here).layer(from_fn_with_state(server.clone(), gate::pass));
    // Foreign shapes have doors of their own: they answer in the vendors' words.
    ours.merge(hooks::router(&server))
        .merge(auth0::router(&server))
        .layer(from_fn(gate::watch))
        // Every door has its own limit for each route.
        .layer(DefaultBodyLimit::disable())
        .with_state(server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_its_methods() {
        assert_eq!(allowed("/v1/deliveries"), "POST, GET, HEAD");
        assert_eq!(allowed("/v1/inbox"), "GET, HEAD, DELETE");
        assert!(find("/v1/deliveries", &Method::HEAD).is_some_and(|route| route.method == Verb::Get));
        assert!(find("/v1/deliveries", &Method::OPTIONS).is_none());
        assert!(find("/v1/deliveries/{id}", &Method::POST).is_none());
    }

    #[test]
    fn only_what_tells_nothing_about_anybody_is_open() {
        let open: Vec<&str> =
            ROUTES.iter().filter(|route| route.access == Access::Open).map(|route| route.path).collect();
        assert_eq!(open, ["/healthz", "/readyz", "/openapi.json"]);
    }
}
