//! `preview`: the studio on a local address.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::process::ExitCode;

use super::args::PreviewArgs;
use super::listening::{announce, interrupted, listen};
use super::output::{Failure, say};
use crate::clock;
use crate::diagnostic::with_causes;
use crate::preview::{self, Keys, Options, Studio};

/// Runs until interrupted.
pub fn run(directory: Option<&Path>, config: Option<&Path>, args: &PreviewArgs) -> Result<ExitCode, Failure> {
    let at = address(args)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = listen(at).await?;
        let at = listener.local_addr()?;
        let keys = Keys { own: clock::unique_id(), guest: args.lan.then(clock::unique_id) };
        let phone = args.lan.then(|| SocketAddr::new(reachable(at.ip()), at.port()));
        let options = Options {
            directory: directory.map(Path::to_path_buf),
            config: config.map(Path::to_path_buf),
            read_only: args.read_only,
            phone,
        };
        let studio = tokio::task::spawn_blocking(|| Studio::open(options))
            .await
            .map_err(|error| Failure::Other(error.to_string()))??;
        if let Err(error) = studio.watch() {
            say(&format!("warning: changes on disk are not noticed: {}", with_causes(&error)));
        }
        let url = format!("http://{}/?token={}", own_address(at), keys.own);
        announce(&url);
        introduce(&studio, phone, &keys);
        if args.open
            && let Err(error) = open::that_detached(&url)
        {
            say(&format!("warning: no browser could be opened: {error}"));
        }
        preview::run(listener, studio, keys, interrupted()).await?;
        Ok(ExitCode::SUCCESS)
    });
    // A check or an export under way is of no use to anybody any more.
    runtime.shutdown_background();
    served
}

/// Where to listen: beyond this machine only when that was said.
fn address(args: &PreviewArgs) -> Result<SocketAddr, Failure> {
    let local = args.listen.ip().to_canonical().is_loopback();
    match (args.lan, local) {
        (false, false) => Err(Failure::usage(format!(
            "{} can be reached by other machines; say so with --lan, or listen on 127.0.0.1",
            args.listen
        ))),
        (true, true) => Ok(SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), args.listen.port())),
        _ => Ok(args.listen),
    }
}

/// An address that a browser on this machine opens.
fn own_address(at: SocketAddr) -> SocketAddr {
    if at.ip().is_unspecified() { SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), at.port()) } else { at }
}

/// The address under which others reach this machine. Nothing is sent: the system only says which way it would go.
fn reachable(at: IpAddr) -> IpAddr {
    if !at.is_unspecified() {
        return at;
    }
    // TEST-NET-1 (RFC 5737) is no host.
    let way = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    });
    way.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |own| own.ip())
}

fn introduce(studio: &Studio, phone: Option<SocketAddr>, keys: &Keys) {
    match studio.root() {
        Some(root) => say(&format!("the project in {}; stop with Ctrl-C", root.display())),
        None => say(
            "the embedded emails and entries, for looking only; `vocative new DIR` makes a project. Stop with Ctrl-C",
        ),
    }
    if let Some((at, guest)) = phone.zip(keys.guest.as_ref()) {
        let url = format!("http://{at}/?token={guest}");
        say(&format!("on the local network, for looking only: {url}"));
        if let Some(code) = preview::in_terminal(&url) {
            say(&code);
        }
    }
}
