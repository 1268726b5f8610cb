-- Instants are microseconds since 1970 (UTC), days are days since 1970, digests the 32 bytes of
-- the SHA-256. Lists are text: a tab between fields, a line feed between rows.

create table submission (
    own_party text not null,
    account text not null,
    idempotency_key text not null,
    id text not null,
    body bytea not null,
    accepted_at bigint not null,
    recipients text not null,
    findings text not null,
    primary key (own_party, account, idempotency_key)
);

create table sent (
    row_id bigint generated always as identity primary key,
    own_party text not null,
    id uuid not null,
    peer text not null,
    kind text not null,
    permit text not null,
    permit_number text not null,
    document bytea not null,
    container bytea not null,
    sequence bigint not null,
    state text not null,
    hand_over bigint not null,
    attempts bigint not null,
    invalid_answers bigint not null,
    outcome_unknown boolean not null,
    is_test boolean not null,
    submission text not null,
    accepted_at bigint not null,
    next_attempt_at bigint not null,
    finished_at bigint,
    seal_valid_until bigint not null,
    note text not null,
    answer_id uuid,
    answer_file bytea,
    version bigint not null
);

create unique index sent_id on sent (own_party, id);
create unique index sent_order on sent (own_party, peer, permit, sequence) where state <> 'SUPERSEDED';
create index sent_peer on sent (own_party, peer, row_id);
create index sent_submission on sent (own_party, submission);
create index sent_number on sent (own_party, lower(permit_number collate "C")) where permit_number <> '';
-- What is under way is few among many: these two stay small, however long the journal gets.
create index sent_unfinished on sent (own_party, peer, next_attempt_at)
    where state in ('ACCEPTED', 'QUEUED', 'HANDED_OVER', 'PARKED');
create index sent_undelivered on sent (own_party, state, row_id) where state in ('REFUSED', 'WITHDRAWN', 'SUPERSEDED');

-- Bodies hang on the row that they belong to and are reached through it only, so that scans of rows stay small.
create table sent_body (
    sent bigint primary key,
    container bytea not null
);

create table sent_answer (
    row_id bigint generated always as identity primary key,
    sent bigint not null,
    accepted boolean not null,
    container bytea not null
);

create index sent_answer_sent on sent_answer (sent);

create table received (
    row_id bigint generated always as identity primary key,
    own_party text not null,
    sender text not null,
    id uuid not null,
    kind text not null,
    permit text not null,
    permit_number text not null,
    document bytea,
    container bytea not null,
    state text not null,
    is_test boolean not null,
    received_at bigint not null,
    answer_id uuid,
    answer_file bytea not null,
    findings text not null,
    inbox_position bigint not null,
    version bigint not null
);

create unique index received_id on received (own_party, id, sender);
create index received_sender on received (own_party, sender, row_id);
create index received_number on received (own_party, lower(permit_number collate "C")) where permit_number <> '';
create unique index received_inbox on received (own_party, inbox_position) where inbox_position > 0;
create index received_untaken on received (own_party, inbox_position) where state in ('RECEIVED', 'OFFERED');
create index received_refused on received (own_party, row_id) where state = 'REFUSED';

create table received_body (
    received bigint primary key,
    container bytea not null,
    answer bytea not null
);

create table reused_id (
    own_party text not null,
    sender text not null,
    id uuid not null,
    file bytea not null,
    answer bytea not null,
    primary key (own_party, sender, id, file)
);

create table step (
    own_party text not null,
    message uuid not null,
    number bigint not null,
    at bigint not null,
    what text not null,
    who text not null,
    note text not null,
    primary key (own_party, message, number)
);

create table counter (
    own_party text not null,
    name text not null,
    value bigint not null,
    primary key (own_party, name)
);

create table permit (
    own_party text not null,
    issuing_country text not null,
    kind text not null,
    number_key text not null,
    issuing_authority text not null,
    number text not null,
    document bytea not null,
    state text not null,
    valid_until bigint,
    first_message uuid not null,
    registered_at bigint not null,
    note text not null,
    version bigint not null,
    primary key (own_party, issuing_country, kind, number_key, issuing_authority)
);

create table peer (
    own_party text not null,
    party text not null,
    name text not null,
    state text not null,
    sequence bigint not null,
    delivery_mode text not null,
    services text not null,
    accepted_forms text not null,
    carries text not null,
    customs_territory text not null,
    revocation_lists text not null,
    revocation text not null,
    refuse_on_rules text not null,
    takes_test_messages boolean not null,
    version bigint not null,
    primary key (own_party, party)
);

create table peer_certificate (
    own_party text not null,
    peer text not null,
    number bigint not null,
    certificate_use text not null,
    fingerprint bytea,
    issuer text,
    subject text,
    policy text,
    der bytea not null,
    valid_from bigint not null,
    valid_until bigint not null,
    revoked_at bigint,
    retired_at bigint,
    primary key (own_party, peer, number)
);

create table peer_descriptor (
    own_party text not null,
    peer text not null,
    version bigint not null,
    container bytea not null,
    primary key (own_party, peer, version)
);

create table circuit (
    own_party text not null,
    peer text not null,
    outages_in_row bigint not null,
    is_open boolean not null,
    probe_at bigint not null,
    probe_after bigint not null,
    reason text not null,
    primary key (own_party, peer)
);

create table account (
    own_party text not null,
    name text not null,
    role text not null,
    password_hash text not null,
    created_at bigint not null,
    primary key (own_party, name)
);

create table access_token (
    own_party text not null,
    id text not null,
    account text not null,
    secret_digest bytea not null,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (own_party, id)
);

-- The facts named message and permit stand in columns of their own, so that they can be looked for.
create table evidence (
    own_party text not null,
    node text not null,
    position bigint not null,
    previous bytea not null,
    kind text not null,
    at bigint not null,
    actor text not null,
    message text,
    permit text,
    facts text not null,
    hash bytea not null,
    primary key (own_party, node, position)
);

create index evidence_message on evidence (own_party, node, message) where message is not null;
create index evidence_permit on evidence (own_party, node, permit) where permit is not null;

create table evidence_head (
    own_party text not null,
    node text not null,
    position bigint not null,
    hash bytea not null,
    primary key (own_party, node)
);

create table signed_head (
    own_party text not null,
    node text not null,
    position bigint not null,
    hash bytea not null,
    at bigint not null,
    container bytea not null,
    primary key (own_party, node, position)
);

create table peer_head (
    own_party text not null,
    party text not null,
    position bigint not null,
    hash bytea not null,
    primary key (own_party, party)
);

-- Containers and answers are compressed already.
alter table sent_body alter column container set storage external;
alter table sent_answer alter column container set storage external;
alter table received_body alter column container set storage external;
alter table received_body alter column answer set storage external;
