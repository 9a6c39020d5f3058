-- Apps that were taken away, with the code that knows the records they left.
create table selvedge.removed_apps (
  app text collate "C" primary key,
  version text not null,
  -- Folder of its code, below <data>/apps.
  package text not null,
  at timestamptz not null default now(),
  -- File below <data>/exports that holds its records; null = none was made.
  export text
);
select selvedge.reserve('removed_apps');
