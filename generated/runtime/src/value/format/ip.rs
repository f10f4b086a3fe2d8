//! Addresses of the Internet Protocol, and blocks of them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Format, ParseError, Text, Verbatim};

/// An IPv4 address such as `192.0.2.1`.
pub type Ipv4 = Text<Ipv4Format>;

/// An IPv6 address such as `2001:db8::1` (RFC 4291, section 2.2).
pub type Ipv6 = Text<Ipv6Format>;

/// An IPv4 or IPv6 address.
pub type Ip = Text<IpFormat>;

/// A block of addresses such as `192.0.2.0/24` or `2001:db8::/32` (RFC 4632, RFC 4291).
pub type Cidr = Text<CidrFormat>;

/// What makes a text an [`Ipv4`].
pub enum Ipv4Format {}

/// What makes a text an [`Ipv6`].
pub enum Ipv6Format {}

/// What makes a text an [`Ip`].
pub enum IpFormat {}

/// What makes a text a [`Cidr`].
pub enum CidrFormat {}

impl Format for Ipv4Format {
    const NAME: &'static str = "Ipv4";
    const EXPECTED: &'static str = "an IPv4 address such as 192.0.2.1";

    fn is_valid(text: &str) -> bool {
        text.parse::<Ipv4Addr>().is_ok()
    }
}

impl Format for Ipv6Format {
    const NAME: &'static str = "Ipv6";
    const EXPECTED: &'static str = "an IPv6 address such as 2001:db8::1";

    fn is_valid(text: &str) -> bool {
        text.parse::<Ipv6Addr>().is_ok()
    }
}

impl Format for IpFormat {
    const NAME: &'static str = "Ip";
    const EXPECTED: &'static str = "an IP address such as 192.0.2.1 or 2001:db8::1";

    fn is_valid(text: &str) -> bool {
        text.parse::<IpAddr>().is_ok()
    }
}

impl Format for CidrFormat {
    const NAME: &'static str = "Cidr";
    const EXPECTED: &'static str = "a block of IP addresses such as 192.0.2.0/24 or 2001:db8::/32";

    fn is_valid(text: &str) -> bool {
        block(text).is_some()
    }
}

impl Verbatim for Ipv4Format {}
impl Verbatim for Ipv6Format {}
impl Verbatim for IpFormat {}
impl Verbatim for CidrFormat {}

impl Ipv4 {
    /// The address; none where the text says none.
    pub fn address(&self) -> Option<Ipv4Addr> {
        self.as_str().parse().ok()
    }
}

impl Ipv6 {
    /// The address; none where the text says none.
    pub fn address(&self) -> Option<Ipv6Addr> {
        self.as_str().parse().ok()
    }
}

impl Ip {
    /// The address; none where the text says none.
    pub fn address(&self) -> Option<IpAddr> {
        self.as_str().parse().ok()
    }
}

impl Cidr {
    /// The block of all addresses that begin with these bits of an address.
    ///
    /// # Errors
    /// When an address has fewer bits.
    pub fn new(address: impl Into<IpAddr>, bits: u8) -> Result<Self, ParseError> {
        Self::parse(&format!("{}/{bits}", address.into()))
    }

    /// The address, and how many of its bits all others in the block share; none where the text says
    /// no block.
    pub fn block(&self) -> Option<(IpAddr, u8)> {
        block(self.as_str())
    }
}

fn block(text: &str) -> Option<(IpAddr, u8)> {
    let (address, length) = text.split_once('/')?;
    let address: IpAddr = address.parse().ok()?;
    let is_plain = length.bytes().all(|byte| byte.is_ascii_digit());
    let bits = length.parse().ok().filter(|_| is_plain)?;
    let most = match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    };
    (bits <= most).then_some((address, bits))
}

macro_rules! made_of {
    ($($text:ident: $($address:ty),+;)+) => {$($(
        impl From<$address> for $text {
            fn from(address: $address) -> Self {
                Self::from_text(address.to_string())
            }
        }
    )+)+};
}

made_of! {
    Ipv4: Ipv4Addr;
    Ipv6: Ipv6Addr;
    Ip: IpAddr, Ipv4Addr, Ipv6Addr;
}
