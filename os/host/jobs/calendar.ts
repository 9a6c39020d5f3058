/** When jobs are due. */
export interface Calendar {
  /** The first moment after another at which a job is due on the clocks of a time zone; null = never. */
  next(cron: string, timeZone: string, after: Date): Date | null;
}

/** Reckons as the timetable does. Loaded when it is wanted: most starts need none. */
export async function openCalendar(): Promise<Calendar> {
  const { PgBoss } = await import('pg-boss');
  // Never started: it opens no connection.
  const reckoner = new PgBoss({ db: { executeSql: () => Promise.resolve({ rows: [] }) } });
  return {
    next(cron, timeZone, after) {
      try {
        return reckoner.previewSchedule(cron, { tz: timeZone, from: after, count: 1 })[0] ?? null;
      } catch {
        return null;
      }
    },
  };
}
