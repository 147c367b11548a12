-- Version 1. Instants are microseconds since 1970 in UTC. What is sealed is opaque here; see `seal`.
create table deliveries (
    seq                integer primary key autoincrement,
    id                 text    not null unique,
    tenant             text    not null,
    lane               integer not null,
    state              text    not null,
    email              text    not null,
    locale             text    not null,
    brand              text,
    message_id         text,
    degraded           integer not null,
    recipient          blob    not null,
    domain             blob    not null,
    sender             text    not null,
    accepted           integer not null,
    changed            integer not null,
    due                integer not null,
    not_after          integer not null,
    keep_unknown       integer not null,
    family             blob,
    attempts           integer not null default 0,
    lease              integer not null default 0,
    lease_until        integer,
    worker             text,
    marked             integer not null default 0,
    maybe_delivered    integer not null default 0,
    possible_duplicate integer not null default 0,
    revoked            text,
    held               integer not null default 0
) strict;
create index waiting    on deliveries (lane, due)      where state in ('accepted', 'queued', 'deferred') and held = 0;
create index deadlines  on deliveries (not_after)      where state in ('accepted', 'queued', 'deferred');
create index leases     on deliveries (lease_until)    where state = 'sending';
create index families   on deliveries (family, seq)    where family is not null;
-- A person may ask for a hundred resets a year; what is over need not be looked through.
create index live       on deliveries (family, seq)    where family is not null and state in ('accepted', 'queued', 'deferred', 'sending');
create index recipients on deliveries (recipient, seq);
create index ended      on deliveries (changed)        where state not in ('accepted', 'queued', 'deferred', 'sending');

-- Beside the rows, so that a change of state does not write a whole mail again.
create table parcels  (seq integer primary key, parcel  blob not null) strict;
create table dossiers (seq integer primary key, dossier blob not null) strict;

create table attempts (
    seq     integer not null,
    number  integer not null,
    at      integer not null,
    phase   text    not null,
    outcome text    not null,
    code    integer,
    reply   blob    not null,
    primary key (seq, number)
) strict, without rowid;

create table events (
    seq                integer primary key autoincrement,
    at                 integer not null,
    delivery           text    not null,
    tenant             text    not null,
    email              text    not null,
    locale             text    not null,
    state              text    not null,
    degraded           integer not null,
    possible_duplicate integer not null,
    phase              text,
    outcome            text,
    code               integer
) strict;

create table idempotency (
    key    blob primary key,
    body   blob    not null,
    answer blob    not null,
    until  integer not null
) strict, without rowid;

-- One row for each limit in use: the theoretical arrival time of the generic cell rate algorithm.
create table buckets (bucket blob primary key, arrival integer not null) strict, without rowid;

create table api_keys (
    id      text primary key,
    hash    blob    not null,
    tenant  text    not null,
    scopes  text    not null,
    note    text    not null,
    made    integer not null,
    revoked integer
) strict, without rowid;

create table suppressions (
    tenant    text    not null,
    recipient blob    not null,
    address   blob    not null,
    reason    text    not null,
    since     integer not null,
    until     integer,
    primary key (tenant, recipient)
) strict, without rowid;

create table cursors (
    name     text primary key,
    seq      integer not null,
    failures integer not null default 0,
    due      integer not null default 0,
    gone     integer not null default 0,
    worker   text,
    until    integer
) strict, without rowid;

create table settings (name text primary key, value blob not null) strict, without rowid;
