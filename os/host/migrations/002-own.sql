-- What an org made on top of the apps: its own fields, entities, rules and boards, as one document with versions.
create table selvedge.overlays (
  org_id uuid not null references selvedge.orgs (id),
  -- 0 = the draft.
  version integer not null,
  document jsonb not null,
  note text not null default '',
  at timestamptz not null default now(),
  person_id uuid,
  login text,
  published boolean not null default false,
  primary key (org_id, version)
);
create unique index one_published on selvedge.overlays (org_id) where published;
select selvedge.protect('overlays');

-- Rules that failed: after a few failures in a row one is switched off, with the reason.
create table selvedge.rule_states (
  org_id uuid not null references selvedge.orgs (id),
  rule text collate "C" not null,
  failures integer not null,
  fault text not null,
  disabled boolean not null default false,
  at timestamptz not null default now(),
  primary key (org_id, rule)
);
select selvedge.protect('rule_states');
