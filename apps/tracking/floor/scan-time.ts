/** Milliseconds by which a phone's clock may be off before its own time is not believed. */
const DOUBTFUL_MS = 36 * 3_600_000;
const OLDEST_MS = 31 * 86_400_000;
/** Whoever scanned so long ago has put the ticket away: nobody looks at the answer. */
const LATE_MS = 60_000;

export interface ScanTime {
  readonly at: Date;
  readonly deviceAt: Date | null;
  readonly isLate: boolean;
}

/** The device's time as the server's clock would have it; one that cannot be is replaced by now, and kept beside it. */
export function scanTime(
  now: Date,
  { at, ahead }: { readonly at?: string | null; readonly ahead?: number | null },
): ScanTime {
  if (at == null) return { at: now, deviceAt: null, isLate: false };
  const deviceAt = new Date(at);
  const corrected = new Date(deviceAt.getTime() - (ahead ?? 0));
  const isPossible = corrected <= now && now.getTime() - corrected.getTime() < OLDEST_MS;
  const isSure = ahead != null || Math.abs(now.getTime() - deviceAt.getTime()) < DOUBTFUL_MS;
  const isLate = now.getTime() - corrected.getTime() > LATE_MS;
  return { at: isPossible && isSure ? corrected : now, deviceAt, isLate };
}
