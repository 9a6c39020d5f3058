import type { Log } from '@selvedge/sdk/connector';

/** Says a thing at most once a second per kind, with the number of times it was left unsaid. */
export function sparing(
  log: Log,
  now: () => number,
): (kind: string, fields: object, message: string) => void {
  const said = new Map<string, { at: number; unsaid: number }>();
  return (kind, fields, message) => {
    const before = said.get(kind);
    const at = now();
    if (before !== undefined && at - before.at < 1_000 && at >= before.at) {
      before.unsaid++;
      return;
    }
    said.set(kind, { at, unsaid: 0 });
    log.warn(
      before === undefined || before.unsaid === 0 ? fields : { ...fields, unsaid: before.unsaid },
      message,
    );
  };
}
