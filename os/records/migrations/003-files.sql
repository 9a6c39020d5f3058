-- Pictures and documents of orgs. Their bytes lie in <data>/files, once for each content.
create table selvedge.files (
  org_id uuid not null references selvedge.orgs (id),
  id uuid not null,
  sha256 text collate "C" not null,
  name text not null,
  -- As its first bytes say, whatever its name.
  type text not null,
  size bigint not null,
  at timestamptz not null default now(),
  person_id uuid,
  primary key (org_id, id)
);
create index files_by_content on selvedge.files (sha256);
select selvedge.protect('files');
