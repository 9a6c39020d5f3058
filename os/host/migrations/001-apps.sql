-- Apps of the installation: which there are, and which org uses them how.

create table selvedge.apps (
  id text collate "C" primary key,
  version text not null,
  -- Folder of its code, below <data>/apps.
  package text not null,
  -- The one before, for going back.
  previous text,
  installed_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
select selvedge.reserve('apps');

-- Numbered migrations of apps that ran.
create table selvedge.app_migrations (
  app text collate "C" not null,
  number integer not null,
  at timestamptz not null default now(),
  primary key (app, number)
);
select selvedge.reserve('app_migrations');

create table selvedge.app_orgs (
  org_id uuid not null references selvedge.orgs (id),
  app text collate "C" not null,
  enabled boolean not null,
  -- Permissions of the app that the org agreed to; more asked for by an upgrade wait.
  consented text[] not null,
  settings jsonb not null default '{}',
  version integer not null default 1,
  primary key (org_id, app)
);
select selvedge.protect('app_orgs');

-- Roles of apps that people have beside what their role in the org brings.
create table selvedge.app_roles (
  org_id uuid not null references selvedge.orgs (id),
  person_id uuid not null references selvedge.people (id),
  app text collate "C" not null,
  role text not null,
  primary key (org_id, person_id, app, role)
);
select selvedge.protect('app_roles');

-- What an idempotency key was answered; written with the action's own rows.
create table selvedge.action_receipts (
  org_id uuid not null references selvedge.orgs (id),
  app text collate "C" not null,
  key text collate "C" not null,
  -- SHA-256 of the action's name and its input.
  asked bytea not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (org_id, app, key)
);
create index receipts_by_age on selvedge.action_receipts (at);
select selvedge.protect('action_receipts');

-- Outbox: facts told after the commit. Sequences commit out of order, so readers go by transaction first and stay below
-- the oldest that still runs. Numbers are bigint: under row-level security only their comparison uses an index.
create table selvedge.events (
  org_id uuid not null references selvedge.orgs (id),
  event text collate "C" not null,
  xid bigint not null default (pg_current_xact_id()::text)::bigint,
  position bigint generated always as identity,
  id uuid not null,
  subject text collate "C" not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (org_id, event, xid, position)
);
create index events_by_age on selvedge.events (at);
select selvedge.protect('events');

-- How far each handler has come.
create table selvedge.event_places (
  org_id uuid not null references selvedge.orgs (id),
  subscription text collate "C" not null,
  event text collate "C" not null,
  xid bigint not null,
  position bigint not null,
  primary key (org_id, subscription)
);
select selvedge.protect('event_places');

-- Events that a handler could not take, and those of the same subject that wait behind them.
create table selvedge.parked_events (
  org_id uuid not null references selvedge.orgs (id),
  subscription text collate "C" not null,
  xid bigint not null,
  position bigint not null,
  id uuid not null,
  event text collate "C" not null,
  subject text collate "C" not null,
  payload jsonb not null,
  at timestamptz not null,
  -- 0 = waits behind another.
  attempts integer not null,
  fault text,
  -- null = waits for a person.
  next_try timestamptz,
  primary key (org_id, subscription, xid, position)
);
create index parked_by_subject on selvedge.parked_events (org_id, subscription, subject, xid, position);
select selvedge.protect('parked_events');
