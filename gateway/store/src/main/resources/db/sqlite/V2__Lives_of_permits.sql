-- What was stated about permits, as sealed. A statement may be kept before its permit is registered.
create table statement (
    row_id integer primary key,
    own_party text not null,
    issuing_country text not null,
    kind text not null,
    number_key text not null,
    issuing_authority text not null,
    id text not null,
    stated_by text not null,
    message_kind text not null,
    assurance text not null,
    document blob not null,
    message blob,
    actor text not null,
    recorded_at integer not null
) strict;

create unique index statement_id on statement (own_party, id, stated_by);
create index statement_permit on statement (own_party, issuing_country, number_key, kind, issuing_authority);

-- Before this, a permit came into dispute by nothing but other contents under its number, and the note ended with the id
-- of the message that brought them.
alter table permit add column number_conflict text not null default '';
update permit set number_conflict = substr(note, length(note) - 35) where state = 'DISPUTED';

create index permit_number on permit (own_party, issuing_country, number_key);
create index sent_permit on sent (own_party, permit) where kind = 'PERMIT';

-- By which EPIX callers are shown a permit: salt and hash of its token, never the token.
create table permit_token (
    own_party text not null,
    issuing_country text not null,
    kind text not null,
    number_key text not null,
    issuing_authority text not null,
    salt blob not null,
    hash blob not null,
    primary key (own_party, issuing_country, kind, number_key, issuing_authority)
) strict, without rowid;
