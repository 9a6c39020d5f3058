import { useCallback, useEffect, useState } from 'react';
import type { PageTools } from '@selvedge/sdk/page';

/** How his line books. */
export type LineHabit = 'bundle' | 'coupon' | 'report' | 'piece';

interface Worker {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly habit: LineHabit;
  readonly today: { readonly bundles: number; readonly pieces: number };
}

/** As `tracking/who` answers. */
interface WhoAnswer {
  readonly worker: Worker | null;
}

interface AtWork {
  readonly worker: Worker | null;
  /** Nobody's own phone: whoever scans shows his badge first. */
  readonly isShared: boolean;
  /** What the badge holds; null on one's own phone, and before one was scanned. */
  readonly badge: string | null;
  readonly scanned: (badge: string) => Promise<void>;
  readonly leave: () => void;
}

/** Who works at this station. A badge stays until the next one, or until he leaves. */
export function useWorker(tools: PageTools): AtWork {
  const [own, setOwn] = useState<WhoAnswer | null>(null);
  const [atBadge, setAtBadge] = useState<{ badge: string; worker: Worker | null } | null>(null);
  useEffect(() => {
    void tools.kept<WhoAnswer>('who').then(
      ({ answer }) => setOwn(answer),
      () => undefined,
    );
  }, [tools]);
  const scanned = useCallback(
    async (badge: string): Promise<void> => {
      // Offline the name may be unknown; the badge is enough.
      setAtBadge({ badge, worker: null });
      const { answer } = await tools.kept<WhoAnswer>('who', { badge });
      setAtBadge({ badge, worker: answer.worker });
    },
    [tools],
  );
  return {
    worker: atBadge === null ? (own?.worker ?? null) : atBadge.worker,
    isShared: own !== null && own.worker === null,
    badge: atBadge?.badge ?? null,
    scanned,
    leave: useCallback(() => setAtBadge(null), []),
  };
}
