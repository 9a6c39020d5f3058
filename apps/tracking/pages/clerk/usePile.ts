import { useEffect, useState } from 'react';
import type { PageTools } from '@selvedge/sdk/page';
import type { Shown } from '../station/answers.ts';
import { type BlockLine, type Entry, typedLine } from './entry.ts';
import type { Titles } from '@selvedge/sdk/app';

/** As `tracking/bookCoupons` answers for a row. */
interface RowAnswer {
  readonly answer: string;
  readonly sentence: Titles;
  readonly fits: boolean;
  readonly pieces: number;
  readonly number: string | null;
  readonly title: string | null;
  readonly record: string | null;
}

interface PileAnswer {
  readonly fit: number;
  readonly pieces: number;
  readonly rows: readonly RowAnswer[];
}

export interface PileLine extends BlockLine {
  /** What it would come to; null = not asked yet, or nothing that can be asked. */
  readonly answer: RowAnswer | null;
}

export interface Pile {
  readonly lines: readonly PileLine[];
  readonly fit: number;
  readonly pieces: number;
  /** Lines in place of those there are. */
  readonly take: (lines: readonly BlockLine[]) => void;
  readonly add: (entry: Entry) => void;
  readonly without: (line: number) => void;
  readonly clear: () => void;
  /** Books those that fit, all at once. */
  readonly book: () => Promise<void>;
  /** What was booked, as the running list shows it, newest first. */
  readonly shown: readonly Shown[];
  readonly undone: (id: string) => void;
  readonly error: unknown;
}

const entriesOf = (lines: readonly BlockLine[]): Entry[] =>
  lines.flatMap(({ entry }) => (entry === null ? [] : [entry]));

const rowOf = ({ worker, code, operation, pieces }: Entry) => ({
  who: worker.id,
  code,
  ...(operation === null ? {} : { operation }),
  ...(pieces === null ? {} : { pieces }),
});

/** A pile of coupons, tried dry whenever it changes, and booked in one go under one id. */
export function usePile(tools: PageTools): Pile {
  const [lines, setLines] = useState<readonly BlockLine[]>([]);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [dry, setDry] = useState<{ readonly of: readonly BlockLine[]; readonly answer: PileAnswer } | null>(
    null,
  );
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [error, setError] = useState<unknown>(null);
  const ask = (more: object): Promise<PileAnswer> =>
    tools.act<PileAnswer>('bookCoupons', { id, rows: entriesOf(lines).map(rowOf), partial: true, ...more });

  useEffect(() => {
    if (entriesOf(lines).length === 0) return;
    let isOver = false;
    ask({ dryRun: true }).then(
      (answer) => {
        if (isOver) return;
        setDry({ of: lines, answer });
        setError(null);
      },
      (cause) => !isOver && setError(cause),
    );
    return () => {
      isOver = true;
    };
    // The pile is asked about when it changes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lines]);

  const answered = dry !== null && dry.of === lines ? dry.answer : null;
  let at = 0;
  const told = lines.map((line): PileLine => ({
    ...line,
    answer: line.entry === null ? null : (answered?.rows[at++] ?? null),
  }));
  const clear = (): void => {
    setLines([]);
    setId(crypto.randomUUID());
  };
  return {
    lines: told,
    fit: answered?.fit ?? 0,
    pieces: answered?.pieces ?? 0,
    take: setLines,
    add: (entry) => setLines((known) => [...known, typedLine(entry, (known.at(-1)?.line ?? 0) + 1)]),
    without: (line) => setLines((known) => known.filter((one) => one.line !== line)),
    clear,
    async book() {
      const { rows } = await ask({});
      const entries = entriesOf(lines);
      const booked = rows.map((row, index) => shownOf(row, entries[index], `${id}-${index}`));
      setShown((known) => [...booked.toReversed(), ...known]);
      clear();
    },
    shown,
    undone: (scan) =>
      setShown((known) => known.map((one) => (one.id === scan ? { ...one, state: 'undone' } : one))),
    error,
  };
}

function shownOf(row: RowAnswer, { worker, code, operation }: Entry, id: string): Shown {
  const booked =
    row.record === null
      ? []
      : [
          {
            record: row.record,
            operation: operation ?? '',
            title: row.title ?? '',
            pieces: row.pieces,
          },
        ];
  return {
    id,
    code,
    who: worker.name,
    at: Date.now(),
    state: 'answered',
    reason: null,
    answer: {
      answer: row.answer,
      sentence: row.sentence,
      pieces: row.pieces,
      remaining: 0,
      booked,
      asked: operation,
      by: [],
      bundle:
        row.number === null
          ? null
          : { id: '', number: row.number, orderNumber: null, colour: null, size: null, quantity: 0 },
      next: [],
      gaps: [],
      today: null,
    },
  };
}
