//! Where an API is served.

use std::net::IpAddr;

use http::Uri;

/// Checks a base URL, and cuts the slashes off its end.
///
/// # Errors
/// When credentials cannot go there ([`secure`]), or it has a query.
pub(super) fn check(text: &str) -> Result<String, &'static str> {
    match secure(text)?.query() {
        Some(_) => Err("has a query"),
        None => Ok(text.trim_end_matches('/').to_owned()),
    }
}

/// The URL that a text is.
///
/// # Errors
/// When it is no absolute `http` or `https` URL, carries a password or fragment, or would send
/// credentials in clear text to another machine.
pub(super) fn secure(text: &str) -> Result<Uri, &'static str> {
    if text.contains('#') {
        return Err("has a fragment");
    }
    let uri: Uri = text.parse().map_err(|_| "is no URL")?;
    let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
        return Err("is not absolute: it must begin with `https://`");
    };
    if uri
        .authority()
        .is_some_and(|authority| authority.as_str().contains('@'))
    {
        return Err("holds a user name or password");
    }
    match scheme {
        "https" => {}
        "http" if is_loopback(host) => {}
        "http" => return Err("must use `https`, except on this machine itself"),
        _ => return Err("must use `https`"),
    }
    Ok(uri)
}

/// A URL that may be relative to a base URL (RFC 3986, section 5.2, but for steps upwards).
pub(super) fn resolve(base: &str, url: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if url.contains("://") {
        url.to_owned()
    } else if url.starts_with("//") {
        format!("{scheme}:{url}")
    } else if url.starts_with('/') {
        format!("{scheme}://{host}{url}")
    } else {
        format!("{scheme}://{host}{folder}/{url}")
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{check, resolve};

    #[test]
    fn clear_text_stays_on_this_machine() {
        for good in [
            "https://api.example.com/v4",
            "http://127.0.0.1:80",
            "http://[::1]:8080",
            "http://localhost",
        ] {
            assert_eq!(check(good).as_deref(), Ok(good));
        }
        for bad in [
            "http://api.example.com",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "ftp://127.0.0.1",
            "api.example.com",
            "https://user:pass@example.com",
            "https://example.com?a=b",
            "https://example.com#a",
            "/v4",
            "",
            "https://exa mple.com",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_relative_url_belongs_to_the_same_host() {
        for (url, whole) in [
            (
                "https://id.example.org/token",
                "https://id.example.org/token",
            ),
            ("//id.example.org/token", "https://id.example.org/token"),
            ("/oauth/token?a=b", "https://example.com/oauth/token?a=b"),
            ("token", "https://example.com/api/token"),
        ] {
            assert_eq!(resolve("https://example.com/api/v4", url), whole);
        }
        assert_eq!(resolve("http://[::1]:80", "token"), "http://[::1]:80/token");
    }

    #[test]
    fn slashes_at_the_end_are_cut() {
        assert_eq!(
            check("https://example.com/v4//").as_deref(),
            Ok("https://example.com/v4")
        );
    }
}
