-- How the last run of an app's job ended in an org. Written with what the run itself wrote, so that a run that was told
-- twice is done once.
create table selvedge.job_states (
  org_id uuid not null references selvedge.orgs (id),
  job text collate "C" not null,
  -- The run; its retries have the same.
  run uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  -- null = it ended well.
  fault text,
  primary key (org_id, job)
);
select selvedge.protect('job_states');
