import { useCallback, useEffect, useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { CellRow, Owed, Sheet } from './answers.ts';
import { LinkBox } from './LinkBox.tsx';

interface DetailProps {
  readonly tools: PageTools;
  readonly row: Owed;
  readonly onDone: () => Promise<void>;
}

type Back = Readonly<Record<'good' | 'bad' | 'short', string>>;
const NOTHING: Back = { good: '', bad: '', short: '' };
const keyOf = ({ bundle, colour, size }: CellRow): string => `${bundle ?? ''} ${colour} ${size}`;

/** One consignment: what came back, line by line; the partner's link; its paper. */
export function Detail({ tools, row, onDone }: DetailProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [back, setBack] = useState<Readonly<Record<string, Back>>>({});
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { consignment } = row;

  const look = useCallback(
    async (): Promise<void> => setSheet(await tools.view<Sheet>('consignmentSheet', { consignment })),
    [tools, consignment],
  );
  useEffect(() => {
    look().catch(setError);
  }, [look]);

  const lines = (sheet?.cells ?? []).flatMap((cell) => {
    const { good, bad, short } = back[keyOf(cell)] ?? NOTHING;
    const own = { good: Number(good), bad: Number(bad), short: Number(short) };
    const { bundle, colour, size } = cell;
    return own.good + own.bad + own.short === 0 ? [] : [{ bundle, colour, size, ...own }];
  });
  const put = (cell: CellRow, kind: keyof Back, value: string): void =>
    setBack((known) => ({
      ...known,
      [keyOf(cell)]: { ...(known[keyOf(cell)] ?? NOTHING), [kind]: value.replaceAll(/\D/g, '') },
    }));
  const fill = (): void =>
    setBack(
      Object.fromEntries(
        (sheet?.cells ?? [])
          .filter(({ owed }) => owed > 0)
          .map((cell) => [keyOf(cell), { ...NOTHING, good: String(cell.owed) }]),
      ),
    );

  async function take(): Promise<void> {
    try {
      await tools.act('takeBack', { consignment, lines });
      setBack({});
      setError(null);
      await Promise.all([look(), onDone()]);
    } catch (thrown) {
      setError(thrown);
    }
  }

  const open = sheet?.cells.filter(({ owed }) => owed > 0) ?? [];
  return (
    <section className="out-panel" data-testid="detail">
      <h2>
        {row.number} · {row.partnerName}
      </h2>
      <p className="out-facts">
        <span>
          {row.orderNumber} · {row.styleNumber}
        </span>
        {row.phone !== null && <a href={`tel:${row.phone}`}>{row.phone}</a>}
        <span>{say(`发出 ${row.out} 件`, `${row.out} sent`)}</span>
        <span>{say(`还欠 ${row.owed} 件`, `${row.owed} owed`)}</span>
        {row.price !== undefined && (
          <span>
            {row.price === null
              ? say('单价待定', 'price pending')
              : say(`单价 ${row.price}`, `price ${row.price}`)}
          </span>
        )}
      </p>
      {open.map((cell) => (
        <div className="out-cell" key={keyOf(cell)} data-testid="cell">
          <span>
            {cell.bundle !== null && <b>{cell.bundle} </b>}
            {cell.colour} {cell.size}
            <br />
            <small>{say(`欠 ${cell.owed} / ${cell.out}`, `${cell.owed} of ${cell.out} owed`)}</small>
          </span>
          {(
            [
              ['good', say('合格', 'Good')],
              ['bad', say('不合格', 'Bad')],
              ['short', say('短少', 'Short')],
            ] as const
          ).map(([kind, title]) => (
            <label key={kind}>
              <small>{title}</small>
              <input
                inputMode="numeric"
                value={(back[keyOf(cell)] ?? NOTHING)[kind]}
                onChange={(event) => put(cell, kind, event.target.value)}
                data-testid={`back-${kind}`}
              />
            </label>
          ))}
        </div>
      ))}
      {error !== null && <ErrorNote error={error} />}
      <div className="out-actions">
        {open.length > 0 && (
          <>
            <BigButton isMain isDisabled={lines.length === 0} onPress={take}>
              {say('收回', 'Take back')}
            </BigButton>
            <BigButton onPress={fill}>{say('全部合格', 'All of it, good')}</BigButton>
          </>
        )}
        <a className="part-button" href={`/a/outside/page/note?consignment=${consignment}`}>
          {say('送货单', 'Delivery note')}
        </a>
        <a className="part-button" href={`/a/outside/consignment/${consignment}`}>
          {say('更多', 'More')}
        </a>
      </div>
      <LinkBox tools={tools} row={row} onDone={onDone} />
    </section>
  );
}
