-- Puts a tenant's table under row-level security: the application role sees the rows of the unit's org and no others,
-- without an org none; the system role has a policy of its own by name. `key` is the column that names the org.
create function selvedge.protect(target text, key text default 'org_id') returns void language plpgsql as $$
declare
  app text := (select app_role from selvedge.installation);
  own text := format('%I = nullif(current_setting(''app.org'', true), '''')::uuid', key);
begin
  perform selvedge.reserve(target);
  execute format('create policy tenant on selvedge.%I to %I using (%s) with check (%s)', target, app, own, own);
  execute format('grant select, insert, update, delete on selvedge.%I to %I', target, app);
end $$;

-- Keeps a table of the installation itself (or of several orgs at once) for the system role.
create function selvedge.reserve(target text) returns void language plpgsql as $$
declare
  system text := (select system_role from selvedge.installation);
begin
  execute format('alter table selvedge.%I enable row level security', target);
  execute format('alter table selvedge.%I force row level security', target);
  -- Forced row-level security binds the owner too, unless it is a superuser: migrations and backups must see the rows.
  execute format('create policy owner on selvedge.%I to %I using (true) with check (true)', target, current_user);
  execute format('create policy system on selvedge.%I to %I using (true) with check (true)', target, system);
  execute format('grant select, insert, update, delete on selvedge.%I to %I', target, system);
end $$;
