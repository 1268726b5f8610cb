-- Instants are microseconds since 1970 (UTC), days are days since 1970, ids are the 16 bytes of the UUID, digests the 32
-- bytes of the SHA-256, flags 0 or 1. Lists are text: a tab between fields, a line feed between rows.

create table submission (
    own_party text not null,
    account text not null,
    idempotency_key text not null,
    id text not null,
    body blob not null,
    accepted_at integer not null,
    recipients text not null,
    findings text not null,
    primary key (own_party, account, idempotency_key)
) strict, without rowid;

create table sent (
    row_id integer primary key,
    own_party text not null,
    id blob not null,
    peer text not null,
    kind text not null,
    permit text not null,
    permit_number text not null,
    document blob not null,
    container blob not null,
    sequence integer not null,
    state text not null,
    hand_over integer not null,
    attempts integer not null,
    invalid_answers integer not null,
    outcome_unknown integer not null,
    is_test integer not null,
    submission text not null,
    accepted_at integer not null,
    next_attempt_at integer not null,
    finished_at integer,
    seal_valid_until integer not null,
    note text not null,
    answer_id blob,
    answer_file blob,
    version integer not null
) strict;

create unique index sent_id on sent (own_party, id);
create unique index sent_order on sent (own_party, peer, permit, sequence) where state <> 'SUPERSEDED';
create index sent_peer on sent (own_party, peer);
create index sent_submission on sent (own_party, submission);
create index sent_number on sent (own_party, lower(permit_number)) where permit_number <> '';
-- What is under way is few among many: these two stay small, however long the journal gets.
create index sent_unfinished on sent (own_party, peer, next_attempt_at)
    where state in ('ACCEPTED', 'QUEUED', 'HANDED_OVER', 'PARKED');
create index sent_undelivered on sent (own_party, state) where state in ('REFUSED', 'WITHDRAWN', 'SUPERSEDED');

-- Bodies hang on the row that they belong to and are reached through it only, so that scans of rows stay small.
create table sent_body (
    sent integer primary key,
    container blob not null
) strict;

create table sent_answer (
    row_id integer primary key,
    sent integer not null,
    accepted integer not null,
    container blob not null
) strict;

create index sent_answer_sent on sent_answer (sent);

create table received (
    row_id integer primary key,
    own_party text not null,
    sender text not null,
    id blob not null,
    kind text not null,
    permit text not null,
    permit_number text not null,
    document blob,
    container blob not null,
    state text not null,
    is_test integer not null,
    received_at integer not null,
    answer_id blob,
    answer_file blob not null,
    findings text not null,
    inbox_position integer not null,
    version integer not null
) strict;

create unique index received_id on received (own_party, id, sender);
create index received_sender on received (own_party, sender);
create index received_number on received (own_party, lower(permit_number)) where permit_number <> '';
create unique index received_inbox on received (own_party, inbox_position) where inbox_position > 0;
create index received_untaken on received (own_party, inbox_position) where state in ('RECEIVED', 'OFFERED');
create index received_refused on received (own_party, state) where state = 'REFUSED';

create table received_body (
    received integer primary key,
    container blob not null,
    answer blob not null
) strict;

create table reused_id (
    own_party text not null,
    sender text not null,
    id blob not null,
    file blob not null,
    answer blob not null,
    primary key (own_party, sender, id, file)
) strict;

create table step (
    own_party text not null,
    message blob not null,
    number integer not null,
    at integer not null,
    what text not null,
    who text not null,
    note text not null,
    primary key (own_party, message, number)
) strict, without rowid;

create table counter (
    own_party text not null,
    name text not null,
    value integer not null,
    primary key (own_party, name)
) strict, without rowid;

create table permit (
    own_party text not null,
    issuing_country text not null,
    kind text not null,
    number_key text not null,
    issuing_authority text not null,
    number text not null,
    document blob not null,
    state text not null,
    valid_until integer,
    first_message blob not null,
    registered_at integer not null,
    note text not null,
    version integer not null,
    primary key (own_party, issuing_country, kind, number_key, issuing_authority)
) strict, without rowid;

create table peer (
    own_party text not null,
    party text not null,
    name text not null,
    state text not null,
    sequence integer not null,
    delivery_mode text not null,
    services text not null,
    accepted_forms text not null,
    carries text not null,
    customs_territory text not null,
    revocation_lists text not null,
    revocation text not null,
    refuse_on_rules text not null,
    takes_test_messages integer not null,
    version integer not null,
    primary key (own_party, party)
) strict, without rowid;

create table peer_certificate (
    own_party text not null,
    peer text not null,
    number integer not null,
    certificate_use text not null,
    fingerprint blob,
    issuer text,
    subject text,
    policy text,
    der blob not null,
    valid_from integer not null,
    valid_until integer not null,
    revoked_at integer,
    retired_at integer,
    primary key (own_party, peer, number)
) strict, without rowid;

create table peer_descriptor (
    own_party text not null,
    peer text not null,
    version integer not null,
    container blob not null,
    primary key (own_party, peer, version)
) strict, without rowid;

create table circuit (
    own_party text not null,
    peer text not null,
    outages_in_row integer not null,
    is_open integer not null,
    probe_at integer not null,
    probe_after integer not null,
    reason text not null,
    primary key (own_party, peer)
) strict, without rowid;

create table account (
    own_party text not null,
    name text not null,
    role text not null,
    password_hash text not null,
    created_at integer not null,
    primary key (own_party, name)
) strict, without rowid;

create table access_token (
    own_party text not null,
    id text not null,
    account text not null,
    secret_digest blob not null,
    created_at integer not null,
    expires_at integer not null,
    primary key (own_party, id)
) strict, without rowid;

-- The facts named message and permit stand in columns of their own, so that they can be looked for.
create table evidence (
    own_party text not null,
    node text not null,
    position integer not null,
    previous blob not null,
    kind text not null,
    at integer not null,
    actor text not null,
    message text,
    permit text,
    facts text not null,
    hash blob not null,
    primary key (own_party, node, position)
) strict, without rowid;

create index evidence_message on evidence (own_party, node, message) where message is not null;
create index evidence_permit on evidence (own_party, node, permit) where permit is not null;

create table evidence_head (
    own_party text not null,
    node text not null,
    position integer not null,
    hash blob not null,
    primary key (own_party, node)
) strict, without rowid;

create table signed_head (
    own_party text not null,
    node text not null,
    position integer not null,
    hash blob not null,
    at integer not null,
    container blob not null,
    primary key (own_party, node, position)
) strict;

create table peer_head (
    own_party text not null,
    party text not null,
    position integer not null,
    hash blob not null,
    primary key (own_party, party)
) strict, without rowid;
