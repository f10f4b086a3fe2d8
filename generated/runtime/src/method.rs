use std::fmt;

/// An HTTP method (RFC 9110, section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method(&'static str);

#[expect(missing_docs, reason = "the methods explain themselves")]
impl Method {
    pub const GET: Self = Self("GET");
    pub const PUT: Self = Self("PUT");
    pub const POST: Self = Self("POST");
    pub const DELETE: Self = Self("DELETE");
    pub const OPTIONS: Self = Self("OPTIONS");
    pub const HEAD: Self = Self("HEAD");
    pub const PATCH: Self = Self("PATCH");
    pub const TRACE: Self = Self("TRACE");
    pub const QUERY: Self = Self("QUERY");
}

impl Method {
    /// Any other method, as it is sent: a token (RFC 9110, section 5.6.2).
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// As it is sent.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }

    /// Whether sending it twice is the same as once (RFC 9110, section 9.2.2;
    /// `QUERY` is safe).
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        matches!(
            self.0,
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY"
        )
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Method;

    #[test]
    fn what_is_not_known_to_be_idempotent_is_not() {
        assert!(Method::QUERY.is_idempotent() && Method::PUT.is_idempotent());
        assert!(!Method::POST.is_idempotent() && !Method::named("COPY").is_idempotent());
        assert_eq!(Method::named("COPY").to_string(), "COPY");
    }
}
