-- Version 2: what is kept by name beside deliveries. `content` is sealed, `id` and `key` are keyed hashes.
create table records (
    -- Which writing it is: a replacement is a new row, and a number is never given again, not even after a removal.
    version integer primary key autoincrement,
    kind    text    not null,
    tenant  text    not null,
    id      text    not null,
    content blob    not null,
    made    integer not null,
    until   integer,
    unique (kind, tenant, id)
) strict;
-- With `until`, so that counting what is listed does not look at the rows.
create index records_listed on records (kind, tenant, made, id, until);
create index records_over   on records (until) where until is not null;

create table record_keys (
    kind      text    not null,
    tenant    text    not null,
    key       blob    not null,
    id        text    not null,
    exclusive integer not null,
    primary key (kind, tenant, key, id)
) strict, without rowid;
create unique index record_keys_exclusive on record_keys (kind, tenant, key) where exclusive = 1;
create index record_keys_of on record_keys (kind, tenant, id, key, exclusive);

-- Instead of foreign keys, which every connection would have to ask for.
create trigger records_gone after delete on records begin
    delete from record_keys where kind = old.kind and tenant = old.tenant and id = old.id;
end;

-- The greatest version that each kind has had. Not a `max` over the rows: what is removed must not bring it back.
create table record_kinds (kind text primary key, latest integer not null) strict, without rowid;
