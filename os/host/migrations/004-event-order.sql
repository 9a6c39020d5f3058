-- A new event looks up the one before it on its subject.
create index events_by_subject on selvedge.events (org_id, event, subject, xid);
