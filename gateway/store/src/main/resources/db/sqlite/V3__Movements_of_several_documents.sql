-- One statement is about all documents of a movement, and is kept of each.
drop index statement_id;
create unique index statement_id
    on statement (own_party, id, stated_by, issuing_country, number_key, kind, issuing_authority);

-- What is asked and answered between authorities, looked through each day for what is due.
create index statement_inquiry on statement (own_party, recorded_at) where message_kind = 'INQUIRY';

-- Permits whose last day is over, looked through each day.
create index permit_last_day on permit (own_party, valid_until) where state in ('ISSUED', 'ENDORSED');
