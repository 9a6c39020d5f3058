-- Connections that people set up, and what connectors must remember over a restart.

create table selvedge.connections (
  id uuid primary key,
  org_id uuid not null references selvedge.orgs (id) on delete cascade,
  connector text not null,
  title text not null,
  under text not null,
  settings jsonb not null,
  enabled boolean not null default true,
  created_at timestamptz not null default now()
);
create index connections_of_org on selvedge.connections (org_id, id);
select selvedge.protect('connections');

-- Of the installation, not of an org: sessions and retained messages of the broker, positions of bridges.
-- No application role may read it; keys sort bytewise.
create table selvedge.connector_state (
  connector text not null,
  key text collate "C" not null,
  value bytea not null,
  primary key (connector, key)
);
select selvedge.reserve('connector_state');
