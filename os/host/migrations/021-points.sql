-- How far each handler of an org has heard what machines measured, in the order of ingest.
create table selvedge.point_places (
  org_id uuid not null references selvedge.orgs (id),
  subscription text collate "C" not null,
  sequence bigint not null,
  series integer not null,
  -- Microseconds.
  time bigint not null,
  primary key (org_id, subscription)
);
select selvedge.protect('point_places');

-- The newest state of each metric that a handler of states was told.
create table selvedge.point_states (
  org_id uuid not null references selvedge.orgs (id),
  subscription text collate "C" not null,
  series integer not null,
  time bigint not null,
  -- Since when it is so.
  since bigint not null,
  state text not null,
  primary key (org_id, subscription, series)
);
select selvedge.protect('point_states');
