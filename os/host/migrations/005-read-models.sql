-- Read models of apps: when they were built, and how the last comparison with the facts went.
create table selvedge.read_models (
  org_id uuid not null references selvedge.orgs (id),
  -- The entity of its rows.
  model text collate "C" not null,
  built_at timestamptz,
  compared_at timestamptz,
  -- Rows of the last comparisons that were not as the facts say, until it is rebuilt.
  differences integer not null default 0,
  -- Some of them.
  examples jsonb not null default '[]',
  primary key (org_id, model)
);
select selvedge.protect('read_models');
