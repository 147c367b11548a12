-- Version 1 of the outbox in PostgreSQL. It runs once, in one transaction; later versions are further files.
-- Everything about a person is a keyed hash or sealed; what queries need is in clear.

create sequence vocative.delivery_seq;

create table vocative.deliveries (
    id uuid primary key,
    seq bigint not null unique,
    tenant text not null default '',
    lane smallint not null,
    state text not null check (state in ('accepted', 'queued', 'sending', 'deferred', 'sent', 'rejected', 'refused',
        'expired', 'superseded', 'cancelled', 'suppressed', 'unknown')),
    -- Only accepted, to be rendered first; it stays so through retries until it is admitted.
    unrendered boolean not null default false,
    email text not null default '',
    locale text not null default '',
    brand text,
    message_id text,
    degraded boolean not null default false,
    possible_duplicate boolean not null default false,
    recipient bytea not null default '',
    domain bytea not null default '',
    sender text not null default '',
    accepted timestamptz not null default clock_timestamp(),
    changed timestamptz not null default clock_timestamp(),
    due timestamptz not null,
    not_after timestamptz not null,
    keep_unknown boolean not null default false,
    group_key bytea,
    attempts integer not null default 0,
    maybe_delivered boolean not null default false,
    held boolean not null default false,
    revoked text,
    -- Counts the claims; every change by a holder names the number it was given.
    lease bigint not null default 0,
    lease_until timestamptz,
    worker text,
    -- The final dot is about to go out, or went.
    marked boolean not null default false,
    parcel bytea not null,
    dossier bytea not null default ''
) with (
    -- A row is written three times in a short life: leave room beside it, and clean up early rather than in one long sweep.
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.02,
    autovacuum_vacuum_cost_delay = 1
);
-- Parcels are sealed, so they do not shrink: do not try.
alter table vocative.deliveries alter column parcel set storage external;
alter table vocative.deliveries alter column dossier set storage external;

create index deliveries_due on vocative.deliveries (lane, due, seq)
    where state in ('accepted', 'queued', 'deferred') and not held;
create index deliveries_deadline on vocative.deliveries (not_after)
    where state in ('accepted', 'queued', 'deferred');
create index deliveries_waiting on vocative.deliveries (accepted)
    where state in ('accepted', 'queued', 'deferred');
create index deliveries_held on vocative.deliveries (seq) where held;
create index deliveries_lease on vocative.deliveries (lease_until) where state = 'sending';
create index deliveries_group on vocative.deliveries (group_key, seq)
    where group_key is not null and state in ('accepted', 'queued', 'deferred', 'sending');
-- A rendered request looks for newer ones of its group that may have ended.
create index deliveries_group_all on vocative.deliveries (group_key, seq) where group_key is not null;
create index deliveries_recipient on vocative.deliveries (recipient, seq) where recipient <> '';
create index deliveries_ended on vocative.deliveries (changed)
    where state not in ('accepted', 'queued', 'deferred', 'sending');

create table vocative.attempts (
    id bigint generated always as identity primary key,
    delivery uuid not null,
    at timestamptz not null,
    phase text not null,
    outcome text not null,
    code integer,
    reply bytea not null default ''
);
create index attempts_delivery on vocative.attempts (delivery, id);

-- An event is written without a number and numbered by whoever reads: numbers given while writing are not in the order of
-- commits, so a reader would pass one that is committed later.
create table vocative.events (
    id bigint generated always as identity primary key,
    seq bigint unique,
    at timestamptz not null default clock_timestamp(),
    delivery uuid not null,
    tenant text not null,
    email text not null,
    locale text not null,
    state text not null,
    degraded boolean not null,
    possible_duplicate boolean not null,
    phase text,
    outcome text,
    code integer
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index events_unnumbered on vocative.events (id) where seq is null;
create index events_at on vocative.events (at);
create sequence vocative.event_seq;

create table vocative.idempotency (
    -- 0: keyed hashes of the service's keys; 1: keys of vocative.enqueue, as they are.
    space smallint not null,
    key bytea not null,
    body bytea not null,
    answer bytea not null,
    until timestamptz not null,
    primary key (space, key)
);
create index idempotency_until on vocative.idempotency (until);

create table vocative.buckets (
    bucket bytea primary key,
    tat timestamptz not null
) with (fillfactor = 50);
create index buckets_tat on vocative.buckets (tat);

create table vocative.api_keys (
    id text primary key,
    hash bytea not null,
    tenant text not null,
    scopes text[] not null,
    note text not null,
    made timestamptz not null,
    revoked timestamptz
);

create table vocative.suppressions (
    tenant text not null,
    recipient bytea not null,
    address bytea not null default '',
    reason text not null,
    since timestamptz not null,
    until timestamptz,
    primary key (tenant, recipient)
);

create table vocative.cursors (
    name text primary key,
    seq bigint not null,
    failures integer not null default 0,
    due timestamptz not null,
    gone boolean not null default false,
    worker text,
    lease_until timestamptz
) with (fillfactor = 50);

create table vocative.settings (
    name text primary key,
    value bytea not null
) with (fillfactor = 50);

-- Accepts a request inside the caller's own transaction; a worker renders and sends it once that is committed.
create function vocative.enqueue(request jsonb, idempotency_key text default null) returns uuid
language plpgsql as $$
declare
    present timestamptz := clock_timestamp();
    start timestamptz;
    fresh uuid;
    digest bytea;
    known record;
begin
    if request is null or jsonb_typeof(request) <> 'object' then
        raise exception 'vocative.enqueue: the request must be a JSON object, not %', coalesce(jsonb_typeof(request), 'null')
            using errcode = 'invalid_parameter_value';
    end if;
    -- Version 7: the time first, so that rows that are accepted together lie together.
    fresh := encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from present) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

    if idempotency_key is not null then
        digest := sha256(convert_to(request::text, 'UTF8'));
        -- Waits for another transaction with the same key; what that one wrote is seen by the next statement.
        insert into vocative.idempotency as i (space, key, body, answer, until)
            values (1, convert_to(idempotency_key, 'UTF8'), digest, '\x00'::bytea || convert_to(fresh::text, 'UTF8'),
                present + interval '24 hours')
            on conflict (space, key) do update set body = excluded.body, answer = excluded.answer, until = excluded.until
                where i.until <= present;
        if not found then
            select i.body, convert_from(substring(i.answer from 2), 'UTF8')::uuid as id into known
                from vocative.idempotency i where i.space = 1 and i.key = convert_to(idempotency_key, 'UTF8');
            if known.body is distinct from digest then
                raise exception 'vocative.enqueue: the idempotency key was used for another request within 24 hours'
                    using errcode = 'unique_violation';
            end if;
            return known.id;
        end if;
    end if;

    start := coalesce((request ->> 'send_at')::timestamptz, present);
    insert into vocative.deliveries (id, seq, lane, state, unrendered, accepted, changed, due, not_after, parcel)
        values (fresh, nextval('vocative.delivery_seq'), 0, 'accepted', true, present, present, start,
            least((request ->> 'not_after')::timestamptz, greatest(start, present) + interval '24 hours'),
            -- One octet 0 says: not sealed.
            '\x00'::bytea || convert_to(request::text, 'UTF8'));
    insert into vocative.events (at, delivery, tenant, email, locale, state, degraded, possible_duplicate)
        values (present, fresh, '', '', '', 'accepted', false, false);
    perform pg_notify('vocative', 'due');
    return fresh;
end
$$;
comment on function vocative.enqueue(jsonb, text) is
    'accepts an email request inside the caller''s transaction: it is sent only if that is committed';
