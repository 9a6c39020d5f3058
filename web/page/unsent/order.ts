import type { StoredAction } from './store.ts';

/** The oldest of each subject; behind a held one its subject waits. */
export function sendable(actions: readonly StoredAction[]): StoredAction[] {
  const taken = new Set<string>();
  return actions.filter(({ app, id, subject, reason }) => {
    const about = subject === null ? id : `${app} ${subject}`;
    if (taken.has(about)) return false;
    taken.add(about);
    return reason === null;
  });
}

/** The input as it is sent, with the moment it was done. */
export const inputOf = ({ input, at, ahead, atField, aheadField }: StoredAction) => ({
  ...input,
  ...(atField === null ? {} : { [atField]: new Date(at).toISOString() }),
  ...(aheadField === null || ahead === null ? {} : { [aheadField]: ahead }),
});
