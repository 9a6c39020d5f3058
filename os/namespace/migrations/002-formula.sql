-- A metric that is reckoned from others of its thing.
alter table selvedge.series add column formula text;
