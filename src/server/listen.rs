//! Connections: accepted, made secure, spoken with over HTTP/1.1, and ended in time.
//!
//! Each has a task of its own, handshake included, so that a slow client delays nobody. There is a limit on connections; beyond it new ones wait in
//! the queue of the system. A head must come within ten seconds, also the next one on a connection that is kept alive.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

use super::until;

/// Most connections at once.
const CONNECTIONS: usize = 1024;
/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long the head of a request may take, and how long a connection is kept for the next one.
const HEAD: Duration = Duration::from_secs(10);
/// Most header fields of a request.
const FIELDS: usize = 100;
/// The largest head in bytes.
const HEAD_SIZE: usize = 32 << 10;

/// Serves until `stopped`; then idle connections are closed at once and requests in flight have `grace` to finish.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    stopped: watch::Receiver<bool>,
    grace: Duration,
) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = until(stopped.clone()) => break,
            accepted = next(&listener, &places) => accepted,
        };
        while connections.try_join_next().is_some() {}
        let (stream, peer, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, most likely: wait for a connection to end instead of spinning.
                tracing::warn!(%error, "a connection cannot be accepted");
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Small answers go out at once, instead of waiting for the acknowledgment of the previous one.
        let _ = stream.set_nodelay(true);
        let (tls, router, stopped) = (tls.clone(), router.clone(), stopped.clone());
        connections.spawn(async move {
            match tls {
                None => converse(stream, peer, router, stopped).await,
                Some(tls) => {
                    let handshake = tokio::select! {
                        () = until(stopped.clone()) => return,
                        handshake = timeout(HANDSHAKE, tls.accept(stream)) => handshake,
                    };
                    if let Ok(Ok(stream)) = handshake {
                        converse(stream, peer, router, stopped).await;
                    }
                }
            }
            drop(place);
        });
    }
    // From here on the system refuses connections, so that a balancer goes elsewhere at once.
    drop(listener);
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(grace, all).await.is_err() {
        tracing::warn!(count = connections.len(), "stopped while requests were being answered");
    }
    connections.shutdown().await;
    Ok(())
}

async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, Option<tokio::sync::OwnedSemaphorePermit>)> {
    // The semaphore is never closed.
    let place = places.clone().acquire_owned().await.ok();
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, place))
}

/// One connection from its first request to its last. Each request carries whom it came from.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    peer: SocketAddr,
    router: Router,
    stopped: watch::Receiver<bool>,
) {
    let asked = AtomicBool::new(false);
    let service = service_fn(|mut request: Request<Incoming>| {
        asked.store(true, Ordering::Relaxed);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request.map(Body::new));
        async move { answer.await.map_err(|error: Infallible| error) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(FIELDS)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    tokio::select! {
        biased;
        // Errors are the client's: it hung up, or spoke no HTTP.
        _ = connection.as_mut() => return,
        () = until(stopped) => {}
    }
    // hyper takes a connection that has not asked anything for a busy one.
    if asked.load(Ordering::Relaxed) {
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}
