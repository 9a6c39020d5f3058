-- Who may enter is kept in memory by each process; whoever changes it tells the others.
create function selvedge.bearers_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('selvedge_bearers', '');
  return null;
end $$;

create trigger told after update of login, name, locale, operator or delete on selvedge.people
  for each row execute function selvedge.bearers_change();
create trigger told after insert or update or delete on selvedge.memberships
  for each row execute function selvedge.bearers_change();
create trigger told after insert or update or delete on selvedge.passwords
  for each row execute function selvedge.bearers_change();
create trigger told after delete on selvedge.sessions
  for each row execute function selvedge.bearers_change();
create trigger told after delete on selvedge.tokens
  for each row execute function selvedge.bearers_change();
create trigger told after update or delete on selvedge.orgs
  for each row execute function selvedge.bearers_change();
create trigger told after insert or update or delete on selvedge.roots
  for each row execute function selvedge.bearers_change();
