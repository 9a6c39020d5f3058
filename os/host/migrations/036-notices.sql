-- Group chats to whose robots an app may write. The address is a secret: whoever has it writes there.
create table selvedge.notice_robots (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  app text collate "C" not null,
  kind text collate "C" not null,
  title text not null,
  host text not null,
  has_secret boolean not null,
  -- AES-256-GCM with a key outside the database: {"address","secret"}.
  sealed bytea not null,
  made_at timestamptz not null
);
create index notice_robots_by_app on selvedge.notice_robots (org_id, app);
select selvedge.protect('notice_robots');

-- Browsers that people let show notices.
create table selvedge.notice_devices (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  app text collate "C" not null,
  person_id uuid not null,
  title text not null,
  host text not null,
  -- SHA-256 of its endpoint: the same browser again takes its own place.
  hash bytea not null,
  sealed bytea not null,
  made_at timestamptz not null,
  unique (org_id, app, hash)
);
select selvedge.protect('notice_devices');

-- What is on its way to one of them, and what became of it.
create table selvedge.notices (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  app text collate "C" not null,
  robot uuid,
  device uuid,
  way text collate "C" not null,
  recipient text not null,
  title text not null,
  lines text[] not null,
  path text,
  state text collate "C" not null default 'waiting',
  at timestamptz not null,
  tries integer not null default 0,
  next_try timestamptz not null,
  fault jsonb
);
create index notices_waiting on selvedge.notices (next_try) where state = 'waiting';
create index notices_by_app on selvedge.notices (org_id, app, at desc);
select selvedge.protect('notices');
