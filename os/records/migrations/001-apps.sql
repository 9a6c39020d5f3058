-- Tables of apps live in a schema of their own, `app_<id>`. They are made while the platform runs, and protected like the
-- house's own: the application role sees the rows of the unit's org and no others, without an org none.
create function selvedge.protect_app(space text, target text) returns void language plpgsql as $$
declare
  app text := (select app_role from selvedge.installation);
  system text := (select system_role from selvedge.installation);
  own text := 'org_id = nullif(current_setting(''app.org'', true), '''')::uuid';
begin
  execute format('grant usage on schema %I to %I, %I', space, app, system);
  execute format('alter table %I.%I enable row level security', space, target);
  execute format('alter table %I.%I force row level security', space, target);
  execute format('create policy owner on %I.%I to %I using (true) with check (true)', space, target, current_user);
  execute format('create policy tenant on %I.%I to %I using (%s) with check (%s)', space, target, app, own, own);
  execute format('grant select, insert, update, delete on %I.%I to %I', space, target, app);
end $$;
