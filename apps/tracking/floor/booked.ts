import { statement } from '@selvedge/sdk/app';

/** Records `r` of a bundle, their workers `w` and groups `g`, as `Booked`: in their order. */
export const BOOKED = statement`jsonb_agg(jsonb_build_object('id', r.id, 'scan', r.scan, 'ordinal', r.ordinal, 'kind', r.kind,
  'operation', r.operation, 'worker', r.worker, 'group', r."group", 'name', coalesce(w.name, g.name), 'quantity', r.quantity,
  'scrapped', r.scrapped, 'moved', r.moved, 'isFinished', r.is_finished, 'marks', r.marks, 'carried', r.carried,
  'cause', r.cause, 'isRework', r.is_rework, 'fault', r.fault, 'takesBack', r.takes_back, 'day', r.day, 'at', r.at)
  order by r.ordinal)`;
