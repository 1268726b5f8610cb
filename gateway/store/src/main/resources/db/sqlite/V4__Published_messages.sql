-- What waits in the mailbox for a Party that cannot be called is under way as well. The index names the states in their order.
drop index sent_unfinished;
create index sent_unfinished on sent (own_party, peer, next_attempt_at)
    where state in ('ACCEPTED', 'QUEUED', 'HANDED_OVER', 'PUBLISHED', 'PARKED');
