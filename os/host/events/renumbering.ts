/**
 * The order of events is that of transactions, whose numbers are one PostgreSQL's own. In a copy that was loaded into
 * another they are moved, all by the same distance, to just before those that come: what was heard stays heard, what
 * waited is next. Run in the transaction that loads the copy.
 */
export const RENUMBER_EVENTS: readonly string[] = [
  `create temporary table moved on commit drop as
   select pg_current_xact_id()::text::bigint - 1 - coalesce(max(xid), 0) as distance from (
     select xid from selvedge.events union all select xid from selvedge.event_places
     union all select xid from selvedge.parked_events) numbered`,
  ...['events', 'event_places', 'parked_events'].map(
    (table) => `update selvedge.${table} set xid = xid + (select distance from moved)`,
  ),
];
