-- Who there is, who belongs where, and what opens the door.

create table selvedge.orgs (
  id uuid primary key,
  slug text collate "C" not null unique,
  -- A text, or one in each language.
  title jsonb not null,
  kind text not null check (kind in ('cluster', 'factory', 'provider', 'expert')),
  time_zone text not null default 'Asia/Shanghai',
  -- Time at which a work day begins.
  day_start text not null default '00:00' check (day_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Days of history kept; null = for ever.
  history_days integer check (history_days > 0),
  -- The installation's own org: whose a root is that the whole-installation credential meets first.
  home boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index one_home on selvedge.orgs (home) where home;
select selvedge.protect('orgs', 'id');

-- First path segments; each belongs to one org, installation-wide.
create table selvedge.roots (
  segment text collate "C" primary key,
  org_id uuid not null references selvedge.orgs (id),
  created_at timestamptz not null default now()
);
create index roots_of_org on selvedge.roots (org_id, segment);
select selvedge.protect('roots');

-- org_id is the member (a factory), cluster_id what it belongs to.
create table selvedge.org_clusters (
  org_id uuid not null references selvedge.orgs (id),
  cluster_id uuid not null references selvedge.orgs (id),
  primary key (org_id, cluster_id)
);
create index members_of_cluster on selvedge.org_clusters (cluster_id, org_id);
select selvedge.protect('org_clusters');

-- A person is of no org; memberships say where he belongs.
create table selvedge.people (
  id uuid primary key,
  -- Lower case.
  login text collate "C" not null unique,
  name text not null,
  -- null = as the browser wishes.
  locale text check (locale in ('zh', 'en')),
  -- The installation's operator may act in every org.
  operator boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen timestamptz
);
select selvedge.reserve('people');

create table selvedge.memberships (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  person_id uuid not null references selvedge.people (id),
  role text not null check (role in ('owner', 'manager', 'engineer', 'leader', 'worker', 'viewer')),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  unique (person_id, org_id)
);
create index memberships_of_org on selvedge.memberships (org_id, id);
select selvedge.protect('memberships');

-- An org sees its own people, and never their passwords.
do $$
declare
  app text := (select app_role from selvedge.installation);
begin
  execute format(
    -- exists, not in: the planner then looks the person up by his key instead of reading all people.
    'create policy members on selvedge.people for select to %I using
       (exists (select from selvedge.memberships m where m.person_id = people.id))',
    app);
  execute format('grant select on selvedge.people to %I', app);
end $$;

create table selvedge.passwords (
  person_id uuid primary key references selvedge.people (id),
  -- argon2id, PHC string.
  hash text not null,
  must_change boolean not null,
  changed_at timestamptz not null default now()
);
select selvedge.reserve('passwords');

create table selvedge.sessions (
  -- SHA-256 of the token.
  hash bytea primary key,
  person_id uuid not null references selvedge.people (id),
  address text not null,
  created_at timestamptz not null default now(),
  last_seen timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_of_person on selvedge.sessions (person_id);
select selvedge.reserve('sessions');

create table selvedge.tokens (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  person_id uuid not null references selvedge.people (id),
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_seen timestamptz
);
create index tokens_of_person on selvedge.tokens (org_id, person_id, id);
select selvedge.protect('tokens');

create table selvedge.devices (
  id uuid primary key,
  -- null = of the installation.
  org_id uuid references selvedge.orgs (id),
  name text not null,
  -- Thing path it is limited to; '' = the whole installation.
  path text not null check ((path = '') = (org_id is null)),
  username text collate "C" not null unique,
  hash bytea not null,
  may_read boolean not null,
  may_write boolean not null,
  created_at timestamptz not null default now(),
  last_seen timestamptz
);
create index devices_of_org on selvedge.devices (org_id, id);
select selvedge.protect('devices');

-- What was changed: written with the change, never altered.
create table selvedge.audit (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  at timestamptz not null,
  person_id uuid,
  -- Names as they were.
  login text collate "C",
  name text,
  via text not null,
  address text not null,
  action text not null,
  object text collate "C" not null,
  before jsonb,
  after jsonb
);
create index audit_of_org on selvedge.audit (org_id, id);
create index audit_of_object on selvedge.audit (org_id, object, id);
create index audit_of_person on selvedge.audit (org_id, person_id, id);
select selvedge.protect('audit');
do $$
declare
  roles record;
begin
  select app_role, system_role into strict roles from selvedge.installation;
  execute format('revoke update, delete on selvedge.audit from %I, %I', roles.app_role, roles.system_role);
end $$;
