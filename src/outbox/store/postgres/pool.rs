//! Connections: where to, how many, how long, and what their errors mean.

use std::{
    str::FromStr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::sync::Semaphore;
use tokio_postgres::{
    Client, Row,
    config::{Config, Host, SslMode},
    error::SqlState,
    types::{ToSql, Type},
};
use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};

use super::Settings;
use crate::outbox::store::StoreError;

/// One value with the type it is sent as: so no statement has to be prepared, which a pooler in transaction mode would lose.
pub(super) type Value<'a> = (&'a (dyn ToSql + Sync), Type);

/// How often a transaction is tried again that lost against another.
const RIVALS: u32 = 5;

/// Where the database is and how it is spoken with.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) config: Config,
    pub(super) tls: MakeRustlsConnect,
}

impl Place {
    /// Reads a `postgres://` address. TLS is required, and the server's certificate verified, unless it is this machine or the address itself
    /// says `sslmode=disable`, as inside a private network of containers.
    pub(super) fn parse(url: &str, settings: &Settings) -> Result<Place, StoreError> {
        let (address, wishes) = Wishes::split(url);
        let mut config = Config::from_str(&address).map_err(|error| {
            StoreError::Unusable(format!("the address of the outbox is no PostgreSQL address: {error}"))
        })?;
        let near = config.get_hosts().iter().all(is_near);
        match wishes.mode.as_str() {
            "disable" => {
                config.ssl_mode(SslMode::Disable);
            }
            "prefer" | "allow" | "" if near => {
                config.ssl_mode(SslMode::Prefer);
            }
            // We verify in any case; there is no weaker TLS here.
            "" | "allow" | "prefer" | "require" | "verify-ca" | "verify-full" => {
                config.ssl_mode(SslMode::Require);
            }
            other => {
                return Err(StoreError::Unusable(format!("sslmode={other} is not known; use sslmode=verify-full")));
            }
        }
        if config.get_application_name().is_none() {
            config.application_name("vocative");
        }
        config.connect_timeout(settings.connect);
        Ok(Place { config, tls: tls(wishes.roots.as_deref())? })
    }
}

/// What an address says of TLS, in libpq's words, which the driver does not know all of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wishes {
    mode: String,
    roots: Option<String>,
}

impl Wishes {
    /// The address without them, and them.
    fn split(url: &str) -> (String, Wishes) {
        let mut wishes = Wishes::default();
        let Some((front, query)) = url.split_once('?') else { return (url.to_owned(), wishes) };
        let mut rest = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("sslmode", value)) => wishes.mode = value.to_owned(),
                Some(("sslrootcert", value)) => {
                    wishes.roots = url::form_urlencoded::parse(pair.as_bytes()).next().map(|(_, v)| v.into_owned());
                    if value == "system" {
                        wishes.roots = None;
                    }
                }
                _ => rest.push(pair),
            }
        }
        (if rest.is_empty() { front.to_owned() } else { format!("{front}?{}", rest.join("&")) }, wishes)
    }
}

fn is_near(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

fn tls(roots: Option<&str>) -> Result<MakeRustlsConnect, StoreError> {
    let mut store = RootCertStore::empty();
    match roots {
        None => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let unusable = |why: String| StoreError::Unusable(format!("sslrootcert {file} cannot be used: {why}"));
            for one in CertificateDer::pem_file_iter(file).map_err(|error| unusable(error.to_string()))? {
                let certificate = one.map_err(|error| unusable(error.to_string()))?;
                store.add(certificate).map_err(|error| unusable(error.to_string()))?;
            }
        }
    }
    let provider = Arc::new(tokio_rustls::rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| StoreError::Internal(error.to_string()))?
        .with_root_certificates(store)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// Why a transaction did not come through.
#[derive(Debug)]
pub(super) enum Fault {
    /// The database said so, or its connection broke.
    Database(tokio_postgres::Error),
    /// We said so.
    Store(StoreError),
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Fault {
        Fault::Database(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        Fault::Store(error)
    }
}

impl Fault {
    fn is_rivalry(&self) -> bool {
        matches!(self, Fault::Database(error)
            if matches!(error.code(), Some(code) if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED))
    }

    pub(super) fn into_error(self) -> StoreError {
        match self {
            Fault::Store(error) => error,
            Fault::Database(error) => meaning(&error),
        }
    }
}

/// What an error of the driver means to a caller. The database's own words can quote values, so of a statement's fault only the
/// code and the first line are told.
fn meaning(error: &tokio_postgres::Error) -> StoreError {
    let Some(told) = error.as_db_error() else {
        // Without the database's word it is the connection, or a value that we read wrongly.
        let mut words = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(inner) = source {
            words = format!("{words}: {inner}");
            source = inner.source();
        }
        return if words.starts_with("error deserializing") || words.starts_with("error serializing") {
            StoreError::Internal(words)
        } else {
            StoreError::Away(words)
        };
    };
    let words = format!("{} ({})", told.message(), told.code().code());
    by_code(told.code().code(), words)
}

fn by_code(code: &str, words: String) -> StoreError {
    match code {
        // disk_full
        "53100" => StoreError::Full(words),
        // io_error, data_corrupted, index_corrupted
        "58030" | "XX001" | "XX002" => StoreError::Broken(words),
        // read_only_sql_transaction: a standby after a failover; lock_not_available; statement_timeout and the like
        "25006" | "25P03" | "25P04" | "55P03" | "40001" | "40P01" => StoreError::Away(words),
        // wrong password, no such database: an operator's matter, and it may be put right while we wait
        _ if code.starts_with("28") || code == "3D000" => StoreError::Away(words),
        // connection exceptions, too few resources, operator intervention
        _ if code.starts_with("08") || code.starts_with("53") || code.starts_with("57") => StoreError::Away(words),
        _ => StoreError::Internal(words),
    }
}

/// One transaction on one connection.
pub(super) struct Tx {
    client: Client,
    abandoned: AtomicBool,
    hints: Mutex<Vec<String>>,
}

impl Tx {
    pub(super) async fn rows(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        Ok(self.client.query_typed(sql, values).await?)
    }

    pub(super) async fn row(&self, sql: &str, values: &[Value<'_>]) -> Result<Option<Row>, Fault> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    pub(super) async fn one(&self, sql: &str, values: &[Value<'_>]) -> Result<Row, Fault> {
        let none = || Fault::Store(StoreError::Internal("the database gave no row where there must be one".to_owned()));
        self.row(sql, values).await?.ok_or_else(none)
    }

    pub(super) async fn run(&self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        Ok(self.client.execute_typed(sql, values).await?)
    }

    pub(super) async fn script(&self, sql: &str) -> Result<(), Fault> {
        Ok(self.client.batch_execute(sql).await?)
    }

    /// Undoes all of it at the end, though what was found is told.
    pub(super) fn abandon(&self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }

    /// Tells workers something once this is committed.
    pub(super) fn hint(&self, words: String) {
        lock(&self.hints).push(words);
    }
}

/// A lock whose holder cannot leave it half changed.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A few connections. One that saw an error, or whose user went away, is not used again.
pub(super) struct Pool {
    place: Place,
    settings: Settings,
    places: Semaphore,
    idle: Mutex<Vec<Client>>,
}

impl Pool {
    pub(super) fn new(place: Place, settings: Settings) -> Pool {
        let places = Semaphore::new(settings.connections.max(1));
        Pool { place, settings, places, idle: Mutex::new(Vec::new()) }
    }

    /// Runs one transaction to its commit, again if it lost against another. Gives what it came to and the hints it left.
    pub(super) async fn transact<T, F, W>(&self, deadline: Duration, work: F) -> Result<(T, Vec<String>), StoreError>
    where
        F: Fn(Arc<Tx>) -> W,
        W: Future<Output = Result<T, Fault>>,
    {
        let whole = async {
            let _place = self.places.acquire().await.map_err(|_| StoreError::Away("it is closing".to_owned()))?;
            let mut tries = 0;
            loop {
                match self.once(deadline, &work).await {
                    Err(fault) if fault.is_rivalry() && tries < RIVALS => {
                        tries += 1;
                        tokio::time::sleep(Duration::from_millis(5 << tries)).await;
                    }
                    other => return other.map_err(Fault::into_error),
                }
            }
        };
        // Past the deadline the connection is dropped where it stands, which ends its transaction.
        let late = || StoreError::Away(format!("it did not answer within {} s", deadline.as_secs()));
        tokio::time::timeout(deadline, whole).await.map_err(|_| late())?
    }

    async fn once<T, F, W>(&self, deadline: Duration, work: &F) -> Result<(T, Vec<String>), Fault>
    where
        F: Fn(Arc<Tx>) -> W,
        W: Future<Output = Result<T, Fault>>,
    {
        let client = self.begun(deadline).await?;
        let tx = Arc::new(Tx { client, abandoned: AtomicBool::new(false), hints: Mutex::new(Vec::new()) });
        let done = work(Arc::clone(&tx)).await;
        let Some(tx) = Arc::into_inner(tx) else {
            return Err(StoreError::Internal("a transaction outlived its work".to_owned()).into());
        };
        let done = match done {
            Ok(done) => done,
            Err(fault) => {
                // A statement's fault leaves a sound connection; anything else does not come back from this.
                let sound = matches!(&fault, Fault::Database(error) if error.as_db_error().is_some())
                    || matches!(fault, Fault::Store(_));
                if sound && tx.client.batch_execute("rollback").await.is_ok() {
                    self.give_back(tx.client);
                }
                return Err(fault);
            }
        };
        let abandoned = tx.abandoned.load(Ordering::Relaxed);
        tx.client.batch_execute(if abandoned { "rollback" } else { "commit" }).await?;
        let hints = if abandoned { Vec::new() } else { std::mem::take(&mut *lock(&tx.hints)) };
        self.give_back(tx.client);
        Ok((done, hints))
    }

    /// A connection with a transaction begun. A connection that broke while it was idle is found out here, where nothing is lost.
    async fn begun(&self, deadline: Duration) -> Result<Client, Fault> {
        // `set local` ends with the transaction, so a pooler may give the session to others after it.
        let begin = format!(
            "begin isolation level read committed read write; set local statement_timeout = {0}; set local lock_timeout = {0}",
            deadline.as_millis().max(1)
        );
        loop {
            let idle = lock(&self.idle).pop();
            let Some(client) = idle else { break };
            if !client.is_closed() && client.batch_execute(&begin).await.is_ok() {
                return Ok(client);
            }
        }
        let client = self.connect().await?;
        client.batch_execute(&begin).await?;
        Ok(client)
    }

    async fn connect(&self) -> Result<Client, Fault> {
        let mut pause = Duration::from_millis(50);
        loop {
            match self.place.config.connect(self.place.tls.clone()).await {
                Ok((client, connection)) => {
                    tokio::spawn(async move {
                        // What goes wrong is told to whoever waits for an answer on it.
                        if let Err(error) = connection.await {
                            tracing::debug!(%error, "a connection to the outbox ended");
                        }
                    });
                    return Ok(client);
                }
                Err(error) if pause > Duration::from_millis(200) => return Err(error.into()),
                Err(_) => {
                    tokio::time::sleep(pause).await;
                    pause *= 2;
                }
            }
        }
    }

    fn give_back(&self, client: Client) {
        let mut idle = lock(&self.idle);
        if idle.len() < self.settings.connections && !client.is_closed() {
            idle.push(client);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> Result<SslMode, StoreError> {
        Place::parse(url, &Settings::default()).map(|place| place.config.get_ssl_mode())
    }

    #[test]
    fn clear_text_is_for_this_machine_or_asked_for() {
        let table = [
            ("postgres://u@127.0.0.1/d", Some(SslMode::Prefer)),
            ("postgres://u@localhost/d?sslmode=disable", Some(SslMode::Disable)),
            ("postgres://u@%2Fvar%2Frun/d", Some(SslMode::Prefer)),
            ("postgres://u@[::1]/d?sslmode=prefer", Some(SslMode::Prefer)),
            ("postgres://u@127.0.0.1/d?sslmode=verify-full", Some(SslMode::Require)),
            ("postgres://u@db.example/d", Some(SslMode::Require)),
            ("postgres://u@db.example/d?sslmode=prefer", Some(SslMode::Require)),
            ("postgres://u@db.example/d?connect_timeout=3&sslmode=verify-full", Some(SslMode::Require)),
            ("postgres://u@db.example/d?sslmode=allow", Some(SslMode::Require)),
            ("postgres://u@db.example/d?sslmode=disable", Some(SslMode::Disable)),
            ("postgres://u@db.example/d?sslmode=maybe", None),
            ("postgres://u@db.example/d?sslrootcert=/nowhere.pem", None),
            ("mysql://u@db.example/d", None),
        ];
        for (url, mode) in table {
            assert_eq!(parsed(url).ok(), mode, "{url}");
        }
    }

    #[test]
    fn each_code_means_one_kind_of_error() {
        let table = [
            ("53100", "Full"),
            ("58030", "Broken"),
            ("XX001", "Broken"),
            ("57P01", "Away"),
            ("57014", "Away"),
            ("53300", "Away"),
            ("08006", "Away"),
            ("25006", "Away"),
            ("28P01", "Away"),
            ("23505", "Internal"),
            ("42601", "Internal"),
        ];
        for (code, kind) in table {
            assert!(format!("{:?}", by_code(code, String::new())).starts_with(kind), "{code}");
        }
    }
}
