import { useRef, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps, Place, useView } from '@selvedge/sdk/page';
import { fitting, type Hand } from './desk/hands.ts';
import { Block } from './clerk/Block.tsx';
import { type Entry, readBlock, readTyped } from './clerk/entry.ts';
import { Running } from './clerk/Running.tsx';
import { STYLES } from './clerk/styles.ts';
import { usePile } from './clerk/usePile.ts';
import type { ReportAnswer, ReportWish } from './report/answers.ts';
import { ReportForm } from './report/ReportForm.tsx';
import { useScans } from './station/useScans.ts';

/** Coupons of a shift: the worker stays, one ticket after the other, no mouse. A gun and a block of a spreadsheet are heard too. */
export default function Clerk({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const hands = useView<{ readonly workers: readonly Hand[] }>(tools, 'hands');
  const { shown, send, undone } = useScans(tools, MOST);
  const [worker, setWorker] = useState<Hand | null>(null);
  const [name, setName] = useState('');
  const [operation, setOperation] = useState('');
  const [ticket, setTicket] = useState('');
  const pile = usePile(tools);
  const [isReporting, setIsReporting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const ticketField = useRef<HTMLInputElement>(null);
  const known = hands.answer?.workers ?? [];
  const found = worker === null && name !== '' ? fitting(known, name).slice(0, OFFERED) : [];

  const trying = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  };
  const choose = (hand: Hand): void => {
    setWorker(hand);
    setName('');
    ticketField.current?.focus();
  };
  const byBadge = (badge: string): Promise<void> =>
    trying(async () => {
      const { worker: shownBy } = await tools.view<{ readonly worker: Hand | null }>('who', { badge });
      if (shownBy === null) throw new Error(say('不认识这张工牌。', 'Nobody has this badge.'));
      choose(known.find(({ id }) => id === shownBy.id) ?? shownBy);
    });
  const book = ({ worker: hand, code, operation: step, pieces }: Entry): Promise<void> =>
    send({
      code,
      source: 'clerk',
      badge: null,
      worker: hand,
      ...(step === null ? {} : { operations: [step] }),
      ...(pieces === null ? {} : { good: pieces }),
    });
  const typed = (): void => {
    const written = ticket;
    setTicket('');
    if (/\/b\/\w+/.test(written)) return void byBadge(written);
    const read = readTyped(written);
    void trying(async () => {
      if (worker === null) throw new Error(say('先选员工（F2）。', 'Choose the worker first (F2).'));
      if (read === null)
        throw new Error(
          say('这样写：扎号，或 扎号 空格 件数。', 'Write a bundle’s number, or number, space, pieces.'),
        );
      const entry = { worker, ...read, operation: operation.trim() || null };
      // Coupons of a shift are gathered, and booked as one pile.
      if (worker.habit === 'coupon') pile.add(entry);
      else await book(entry);
    });
  };
  const report = async (wish: ReportWish): Promise<void> => {
    if (worker === null) throw new Error(say('先选员工（F2）。', 'Choose the worker first (F2).'));
    const input = { ...wish, id: crypto.randomUUID(), worker: worker.id };
    const { sentence, shares } = await tools.act<ReportAnswer>('report', input);
    const over = shares.map(({ number, pieces }) => `${number} × ${pieces}`).join('、');
    setSaid([worker.name, tools.say(sentence), over].filter(Boolean).join(' · '));
  };
  const all = [...pile.shown, ...shown].toSorted((one, other) => other.at - one.at);
  const last = all.find(({ state, answer }) => state === 'answered' && (answer?.booked.length ?? 0) > 0);
  const undoLast = (): Promise<void> =>
    trying(async () => {
      if (last === undefined) return;
      for (const { record } of last.answer?.booked.toReversed() ?? []) await tools.act('undo', { record });
      undone(last.id);
      pile.undone(last.id);
    });
  const toWorker = (): void => {
    setWorker(null);
    setName('');
    nameField.current?.focus();
  };
  return (
    <div
      className="clerk"
      onKeyDown={(event) => {
        if (event.key === 'F2') {
          event.preventDefault();
          toWorker();
        }
        if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && ticket === '') {
          event.preventDefault();
          void undoLast();
        }
      }}
    >
      <style>{STYLES}</style>
      <Place>
        {say(
          '回车录入 · F2 换人 · Ctrl+Z 撤销上一条',
          'Enter books · F2 next worker · Ctrl+Z takes the last back',
        )}
      </Place>
      {hands.error !== null && <ErrorNote error={hands.error} onRetry={hands.again} />}
      <div className="clerk-fields">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (/\/b\/\w+/.test(name)) void byBadge(name);
            else if (found.length > 0) choose(found[0]);
          }}
        >
          <label>
            {say('员工（工号、姓名、工牌）', 'Worker (number, name, badge)')}
            <input
              // A clerk’s page begins with a worker.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              ref={nameField}
              autoComplete="off"
              data-testid="clerk-worker"
              value={worker === null ? name : `${worker.number} ${worker.name}`}
              onFocus={() => setWorker(null)}
              onChange={({ target }) => {
                setWorker(null);
                setName(target.value);
              }}
            />
          </label>
          {found.length > 0 && (
            <p className="clerk-offered">
              {found.map((hand, at) => (
                <button key={hand.id} type="button" data-first={at === 0} onClick={() => choose(hand)}>
                  {hand.number} {hand.name}
                </button>
              ))}
            </p>
          )}
        </form>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ticketField.current?.focus();
          }}
        >
          <label>
            {say('工序号（不变；空 = 按菲票）', 'Operation (or as on coupon)')}
            <input
              autoComplete="off"
              data-testid="clerk-operation"
              value={operation}
              onChange={({ target }) => setOperation(target.value)}
            />
          </label>
        </form>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            typed();
          }}
        >
          <label>
            {say(
              '菲票、扎号，或 扎号 件数；可粘贴 Excel',
              'Ticket, bundle, or bundle and pieces; paste from Excel',
            )}
            <input
              ref={ticketField}
              autoComplete="off"
              data-testid="clerk-ticket"
              value={ticket}
              onChange={({ target }) => setTicket(target.value)}
              onPaste={(event) => {
                const text = event.clipboardData.getData('text/plain');
                if (!/[\t\n]/.test(text.trim())) return;
                event.preventDefault();
                pile.take(readBlock(text, known, { worker, operation: operation.trim() || null }));
              }}
            />
          </label>
        </form>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {pile.lines.length > 0 && (
        <Block
          pile={pile}
          tools={tools}
          onBook={() =>
            trying(async () => {
              await pile.book();
              ticketField.current?.focus();
            })
          }
        />
      )}
      {said !== null && <Answer mood="good" isSilent text={say('报上了', 'Reported')} note={said} />}
      {(isReporting || worker?.habit === 'report') && <ReportForm tools={tools} onReport={report} />}
      <p className="clerk-undo">
        <BigButton isDisabled={last === undefined} onPress={undoLast}>
          {say('撤销上一条', 'Take the last back')}
        </BigButton>
        <BigButton onPress={() => setIsReporting(!isReporting)}>
          {isReporting ? say('收起数量报工', 'Close the report') : say('数量报工', 'Report a quantity')}
        </BigButton>
      </p>
      <Running scans={all} tools={tools} />
    </div>
  );
}

/** Lines of a shift that stay in sight. */
const MOST = 500;
const OFFERED = 6;
