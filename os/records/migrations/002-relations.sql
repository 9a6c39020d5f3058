-- A view that an app offers to others: the application role may read it, and sees what row-level security shows it.
create function selvedge.offer_view(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select on %s to %I', target, (select app_role from selvedge.installation));
end $$;
