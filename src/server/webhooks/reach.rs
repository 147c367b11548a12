//! Where webhooks may go: only https, and never into the network that this process stands in.
//!
//! A name can mean another address each time it is looked up, so the addresses are judged where the connection is made: in the resolver that it uses.
//! Addresses that are written out never pass a resolver and are judged beforehand. Redirects are not followed, and no proxy of the environment is used.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use url::Host;

/// Why nothing may be posted to `url`, if it may not.
pub(super) fn check(url: &Url, allow_private: bool) -> Result<(), &'static str> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err("url has a user or password; the signature is what proves who posts");
    }
    let literal = match url.host() {
        Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
        Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
        Some(Host::Domain(_)) => None,
        None => return Err("url has no host"),
    };
    let local = literal.is_some_and(|ip| ip.to_canonical().is_loopback()) || url.host_str() == Some("localhost");
    match url.scheme() {
        "https" => {}
        "http" if local && allow_private => {}
        "http" => return Err("url is not https; http is for this machine only, with `allow_private = true`"),
        _ => return Err("url is not https"),
    }
    if !allow_private && literal.is_some_and(|ip| !is_public(ip)) {
        return Err("url is an address that is not public; set `allow_private = true` if that is meant");
    }
    Ok(())
}

/// A client that connects only where it may.
pub(super) fn client(allow_private: bool, deadline: Duration) -> reqwest::Result<Client> {
    Client::builder()
        .dns_resolver(Arc::new(Guarded { allow_private }))
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(deadline)
        .timeout(deadline)
        .user_agent(concat!("vocative/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// A resolver that knows only public addresses.
struct Guarded {
    allow_private: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|addr| allow_private || is_public(addr.ip())).collect();
            if allowed.is_empty() {
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the host has no public address").into());
            }
            let addresses: Addrs = Box::new(allowed.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address is one that anybody may be asked to connect to (IANA's special-purpose registries).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        // 169.254.169.254 is where clouds tell their secrets.
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        // Carrier-grade NAT, RFC 6598; Alibaba's metadata are at 100.100.100.200.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        // 6to4 relays, RFC 7526.
        || (a == 192 && b == 88 && c == 99)
        // Benchmarks, RFC 2544.
        || (a == 198 && (b == 18 || b == 19))
        // Azure's host.
        || ip == Ipv4Addr::new(168, 63, 129, 16);
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = embedded(ip) {
        return is_public_v4(inner);
    }
    let [a, b, ..] = ip.segments();
    // Global unicast is 2000::/3; of it not documentation, ORCHID, benchmarks and other special purposes.
    let global = a & 0xe000 == 0x2000;
    let special = (a == 0x2001 && (b < 0x0200 || b == 0x0db8)) || (a == 0x3fff && b < 0x1000);
    global && !special
}

/// The IPv4 address that a transition address leads to.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let v4 = |high: u16, low: u16| Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    match (a, b, c, d, e, f) {
        // Mapped, ::ffff:0:0/96; translated, ::ffff:0:0:0/96; compatible, ::/96, which holds :: and ::1 too.
        (0, 0, 0, 0, 0, 0xffff | 0) | (0, 0, 0, 0, 0xffff, 0) => v4(g, h),
        // NAT64, RFC 6052. The local prefix 64:ff9b:1::/48 is not public in any case.
        (0x0064, 0xff9b, 0, 0, 0, 0) => v4(g, h),
        // 6to4, RFC 3056.
        (0x2002, ..) => v4(b, c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for public in [
            "1.1.1.1",
            "93.184.216.34",
            "100.63.255.255",
            "100.128.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "127.1.2.3",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:0:10.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2001:10::1",
            "100::1",
            "3fff::1",
            "4000::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn addresses_in_disguise_are_judged_as_what_they_are() {
        for url in
            ["https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://[::ffff:7f00:1]/", "https://0/"]
        {
            assert!(check(&Url::parse(url).unwrap(), false).is_err(), "{url}");
        }
    }
}
