import { useEffect, useState } from 'react';
import type { PageTools, UnsentAction } from '@selvedge/sdk/page';
import type { CheckKind, Finding, Sums } from './answers.ts';

export interface CheckWish {
  readonly kind: CheckKind;
  readonly order?: string;
  readonly team?: string;
  readonly inspection?: string;
  readonly code?: string;
  readonly badge?: string;
  readonly worker?: string;
  readonly operation?: string;
  readonly inspected: number;
  readonly defectives?: number;
  readonly findings?: readonly Finding[];
}

/** As `quality/check` answers. */
export interface CheckAnswer {
  readonly sentBack: number;
  readonly refused: number;
  readonly today: Sums;
}

export interface LastCheck {
  readonly id: string;
  readonly wish: CheckWish;
  readonly state: 'kept' | 'answered' | 'undone';
  readonly answer: CheckAnswer | null;
}

export interface Checks {
  readonly last: LastCheck | null;
  readonly waiting: readonly UnsentAction[];
  /** Refused by the server: each waits until somebody sends it again or gives it up. */
  readonly held: readonly UnsentAction[];
  readonly send: (wish: CheckWish, photo?: Blob | null) => Promise<void>;
  /** Takes the last one back; it goes out behind what it takes back. */
  readonly undo: () => Promise<void>;
}

/** Checks of this device: each is kept on it before it is shown, with its photo, and sent when that can be. */
export function useChecks(tools: PageTools): Checks {
  const [last, setLast] = useState<LastCheck | null>(null);
  const [unsent, setUnsent] = useState(() => tools.unsent());
  useEffect(() => tools.onUnsent(() => setUnsent(tools.unsent())), [tools]);
  useEffect(
    () =>
      tools.onAnswered(({ action, input }, answer) => {
        if (action !== 'check') return;
        setLast((known) =>
          known === null || known.id !== input['id'] || known.state === 'undone'
            ? known
            : // The shape is the promise of this app’s own action.
              { ...known, state: 'answered', answer: answer as CheckAnswer },
        );
      }),
    [tools],
  );
  return {
    last,
    waiting: unsent.waiting,
    held: unsent.held,
    async send(wish, photo = null) {
      const id = crypto.randomUUID();
      const files = photo === null ? {} : { files: { photo } };
      await tools.later('check', { id, ...wish }, { subject: id, at: 'at', ahead: 'ahead', ...files });
      setLast({ id, wish, state: 'kept', answer: null });
    },
    async undo() {
      if (last === null || last.state === 'undone') return;
      await tools.later('takeBack', { id: last.id }, { subject: last.id });
      setLast({ ...last, state: 'undone' });
    },
  };
}

const NOTHING: Sums = { inspected: 0, defectives: 0, defects: 0 };

/** What this device counted and the server does not know yet. @param isOf checks of one team, or of one lot */
export function unsentSums(
  waiting: readonly UnsentAction[],
  isOf: (input: Readonly<Record<string, unknown>>) => boolean,
): Sums {
  const undone = new Set(
    waiting.filter(({ action }) => action === 'takeBack').map(({ input }) => input['id']),
  );
  return waiting
    .filter(({ action, input }) => action === 'check' && isOf(input) && !undone.has(input['id']))
    .reduce((sum, { input }) => {
      const findings = Array.isArray(input['findings']) ? input['findings'] : [];
      const defects = findings.reduce<number>((all, one: Finding) => all + (one.quantity ?? 1), 0);
      return {
        inspected: sum.inspected + Number(input['inspected'] ?? 0),
        defectives: sum.defectives + Number(input['defectives'] ?? Math.min(1, defects)),
        defects: sum.defects + defects,
      };
    }, NOTHING);
}

export const plus = (one: Sums, other: Sums): Sums => ({
  inspected: one.inspected + other.inspected,
  defectives: one.defectives + other.defectives,
  defects: one.defects + other.defects,
});
