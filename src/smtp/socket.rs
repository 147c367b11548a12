//! The transport below a conversation: TCP, or TLS over it.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    task::{Context, Poll},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::client::TlsStream;

/// The transport below the conversation.
#[derive(Debug)]
pub(super) enum Socket {
    Tcp(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
    /// Taken out for the STARTTLS handshake.
    Gone,
}

impl Socket {
    /// A second handle for non-blocking questions; without one only the runtime's view is known.
    #[cfg(unix)]
    pub fn probe(&self) -> Option<std::net::TcpStream> {
        use std::os::fd::AsFd;
        let tcp = match self {
            Self::Tcp(tcp) => tcp,
            Self::Tls(tls) => tls.get_ref().0,
            Self::Gone => return None,
        };
        tcp.as_fd().try_clone_to_owned().ok().map(Into::into)
    }

    #[cfg(not(unix))]
    pub fn probe(&self) -> Option<std::net::TcpStream> {
        None
    }

    /// How the connection is protected, for reports.
    pub fn protection(&self) -> String {
        let Self::Tls(tls) = self else { return "none".to_owned() };
        let session = tls.get_ref().1;
        let version = session.protocol_version().and_then(|version| version.as_str()).unwrap_or("TLS");
        let suite = session.negotiated_cipher_suite().and_then(|suite| suite.suite().as_str()).unwrap_or_default();
        format!("{} {suite}", version.replace('_', "."))
    }

    pub fn poll_read(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tcp(tcp) => Pin::new(tcp).poll_read(cx, buf),
            Self::Tls(tls) => Pin::new(tls).poll_read(cx, buf),
            Self::Gone => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }

    pub fn poll_write(&mut self, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self {
            Self::Tcp(tcp) => Pin::new(tcp).poll_write(cx, bytes),
            Self::Tls(tls) => Pin::new(tls).poll_write(cx, bytes),
            Self::Gone => Poll::Ready(Err(io::ErrorKind::NotConnected.into())),
        }
    }

    /// Writes `bytes` and, where accepted bytes are bytes in the kernel, `tail` with them. TLS may
    /// keep accepted bytes back, so there the tail has to wait for its own moment.
    pub fn poll_write_with(&mut self, cx: &mut Context<'_>, bytes: &[u8], tail: &[u8]) -> Poll<io::Result<usize>> {
        match self {
            Self::Tcp(tcp) if !tail.is_empty() => {
                Pin::new(tcp).poll_write_vectored(cx, &[IoSlice::new(bytes), IoSlice::new(tail)])
            }
            _ => self.poll_write(cx, bytes),
        }
    }

    pub fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tls(tls) => Pin::new(tls).poll_flush(cx),
            Self::Tcp(_) | Self::Gone => Poll::Ready(Ok(())),
        }
    }

    pub fn poll_shutdown(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tcp(tcp) => Pin::new(tcp).poll_shutdown(cx),
            Self::Tls(tls) => Pin::new(tls).poll_shutdown(cx),
            Self::Gone => Poll::Ready(Ok(())),
        }
    }
}
