-- A series is read together with its thing's type: a change of it is a change of the series.
create function selvedge.touch_series_of_typed() returns trigger language plpgsql as $$
begin
  update selvedge.series s set changed = pg_current_xact_id()
  from touched t join before b on b.id = t.id and b.type is distinct from t.type
  where s.org_id = t.org_id and s.thing_id = t.id;
  return null;
end $$;
create trigger touch_series_of_typed after update on selvedge.things
  referencing old table as before new table as touched
  for each statement execute function selvedge.touch_series_of_typed();
