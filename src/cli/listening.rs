//! What every server of the program does: take its address, say that it is ready, hear when to stop.

use std::io::Write as _;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use super::output::Failure;

/// Takes an address, or says how to find a free one.
pub async fn listen(at: SocketAddr) -> Result<TcpListener, Failure> {
    let bound = TcpListener::bind(at).await;
    bound.map_err(|error| Failure::usage(format!("cannot listen on {at}: {error}; try --listen {}:0", at.ip())))
}

/// The one line on stdout that says that a server is ready. That nobody reads it is no matter.
pub fn announce(url: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "listening on {url}").and_then(|()| out.flush());
}

/// Ctrl-C, or the signal that service managers send: noticed from this call on, not only while it is waited for.
#[cfg(unix)]
pub fn interrupted() -> impl Future<Output = ()> + Send {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        let (Ok(mut terminate), Ok(mut interrupt)) = signals else {
            let _ = tokio::signal::ctrl_c().await;
            return;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
pub async fn interrupted() {
    let _ = tokio::signal::ctrl_c().await;
}
