-- Version 2 of the outbox in PostgreSQL: what is kept by name beside deliveries. `content` is sealed, `id` and `key` are keyed hashes.

create sequence vocative.record_seq;

create table vocative.records (
    -- Names are compared octet by octet, as in SQLite.
    kind text collate "C" not null,
    tenant text collate "C" not null,
    id text collate "C" not null,
    content bytea not null,
    -- Which writing it is.
    version bigint not null,
    made timestamptz not null,
    until timestamptz,
    primary key (kind, tenant, id)
) with (autovacuum_vacuum_scale_factor = 0.05);
alter table vocative.records alter column content set storage external;

create unique index records_version on vocative.records (version);
-- With `until`, so that counting what is listed does not look at the rows.
create index records_listed on vocative.records (kind, tenant, made, id) include (until);
create index records_over on vocative.records (until) where until is not null;

create table vocative.record_keys (
    kind text collate "C" not null,
    tenant text collate "C" not null,
    key bytea not null,
    id text collate "C" not null,
    exclusive boolean not null,
    primary key (kind, tenant, key, id),
    foreign key (kind, tenant, id) references vocative.records on delete cascade
);
create unique index record_keys_exclusive on vocative.record_keys (kind, tenant, key) where exclusive;
create index record_keys_of on vocative.record_keys (kind, tenant, id);

-- The greatest version that each kind has had. Not a `max` over the rows: what is removed must not bring it back.
create table vocative.record_kinds (
    kind text collate "C" primary key,
    latest bigint not null
) with (fillfactor = 50, autovacuum_vacuum_threshold = 1000);
