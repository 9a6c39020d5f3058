-- Links by which somebody without a login comes to one record of an app.
create table selvedge.links (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id),
  app text collate "C" not null,
  -- Door of the app: app/name.
  door text collate "C" not null,
  subject uuid not null,
  -- Whom it was made for, in words.
  name text not null,
  permissions text[] not null,
  -- SHA-256 of its code. The code itself is nowhere.
  hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index links_by_subject on selvedge.links (org_id, app, subject);
select selvedge.protect('links');
