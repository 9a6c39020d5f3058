import { type OrgFacts, workDayOf } from '@selvedge/sdk/app';

const LONGEST_MS = 31 * 86_400_000;

/** When something was done, by a device that may have been offline: on the server's clock, and on the device's own. */
export function whenOf(
  { now, org }: { readonly now: Date; readonly org: OrgFacts },
  { at, ahead }: { readonly at: string | null; readonly ahead: number | null },
): { at: string; deviceAt: string | null; day: string } {
  const corrected = at === null ? now : new Date(Date.parse(at) - (ahead ?? 0));
  const isPossible = corrected <= now && now.getTime() - corrected.getTime() < LONGEST_MS;
  const moment = isPossible ? corrected : now;
  return { at: moment.toISOString(), deviceAt: at, day: workDayOf(moment, org) };
}
