import { useEffect, useRef, useState } from 'react';
import type { PageTools, UnsentAction } from '@selvedge/sdk/page';
import type { ScanAnswer, Shown } from './answers.ts';

/** Scans that stay on the screen of a station. */
const SHOWN = 4;
/** The same code again within so long is a finger or a gun that twitched. */
const TWITCH_MS = 1500;

export interface ScanWish {
  readonly code: string;
  readonly source: 'camera' | 'gun' | 'phone' | 'clerk';
  readonly badge: string | null;
  /** Whose work it is, where a clerk says so. */
  readonly worker?: { readonly id: string; readonly name: string };
  readonly operations?: readonly string[];
  readonly isWhole?: boolean;
  readonly good?: number;
  readonly scrap?: number;
  /** Tickets of other parts that are joined to it. */
  readonly with?: readonly string[];
  /** One piece: the same again at once is another one. */
  readonly isPiece?: boolean;
}

export interface Scans {
  /** Newest first. */
  readonly shown: readonly Shown[];
  /** Refused by the server, of this session or of an earlier one. */
  readonly held: readonly UnsentAction[];
  readonly send: (wish: ScanWish) => Promise<void>;
  /** A scan that was taken back is no longer offered to be taken back. */
  readonly undone: (id: string) => void;
}

/** Scans of this station: each is on the device before it is shown, and shown again when the server has answered. */
export function useScans(tools: PageTools, most = SHOWN): Scans {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [held, setHeld] = useState<readonly UnsentAction[]>([]);
  const last = useRef({ code: '', at: 0 });
  const change = (id: unknown, facts: Partial<Shown>): void =>
    setShown((known) => known.map((one) => (one.id === id ? { ...one, ...facts } : one)));

  useEffect(
    () =>
      tools.onAnswered(({ action, input }, answer) => {
        // The shape is the promise of this app’s own action.
        if (action === 'scan') change(input['id'], { state: 'answered', answer: answer as ScanAnswer });
      }),
    [tools],
  );
  useEffect(() => {
    const look = (): void => {
      const refused = tools.unsent().held.filter(({ action }) => action === 'scan');
      setHeld(refused);
      for (const { input, reason } of refused) change(input['id'], { state: 'held', reason });
    };
    look();
    return tools.onUnsent(look);
  }, [tools]);

  async function send(wish: ScanWish): Promise<void> {
    const { code, source, badge, worker, operations, isWhole, good, scrap, with: parts, isPiece } = wish;
    const now = Date.now();
    const isPlain = operations === undefined && good === undefined && scrap === undefined && isPiece !== true;
    const key = `${worker?.id ?? ''} ${code}`;
    if (isPlain && last.current.code === key && now - last.current.at < TWITCH_MS) return;
    last.current = { code: key, at: now };
    const id = crypto.randomUUID();
    const input = {
      id,
      code,
      source,
      ...(badge === null ? {} : { badge }),
      ...(worker === undefined ? {} : { worker: worker.id }),
      ...(operations === undefined ? {} : { operations }),
      ...(isWhole === true ? { whole: true } : {}),
      ...(good === undefined ? {} : { good }),
      ...(scrap === undefined ? {} : { scrap }),
      ...(parts === undefined ? {} : { with: parts }),
      ...(isPiece === true ? { good: good ?? 1, habit: 'piece' } : {}),
    };
    await tools.later('scan', input, { subject: code, at: 'at', ahead: 'ahead' });
    const one: Shown = {
      id,
      code,
      who: worker?.name ?? null,
      at: now,
      state: 'kept',
      answer: null,
      reason: null,
    };
    setShown((known) => [one, ...known].slice(0, most));
  }

  return { shown, held, send, undone: (id) => change(id, { state: 'undone' }) };
}
