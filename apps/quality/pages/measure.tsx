import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, Empty, ErrorNote, type PageProps, Place, Tabs } from '@selvedge/sdk/page';
import { FITS } from '../fields/words.ts';
import type { Measured } from './parts/answers.ts';
import { hundredths, judged, type SpecPoint, written } from './parts/measures.ts';
import { STYLES } from './parts/styles.ts';
import { useStation } from './parts/useStation.ts';

interface Sheet {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly sizes: readonly string[];
  readonly points: readonly SpecPoint[];
  readonly measured: readonly Measured[];
}

const PIECES = [1, 2, 3, 4, 5] as const;
const keyOf = (size: string, piece: number, point: string): string => JSON.stringify([size, piece, point]);

/** The measurement sheet by keyboard: a number, Enter, the next point; what is beyond the tolerance is red at once. */
export default function Measure({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { station } = useStation(tools);
  const [asked] = useState(() => new URLSearchParams(location.search));
  const [order, setOrder] = useState(asked.get('order') ?? '');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [size, setSize] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [kept, setKept] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const chosen = order === '' ? (station?.orders[0]?.order ?? '') : order;

  const look = useCallback((): void => {
    if (chosen === '') return;
    tools.kept<Sheet>('measuring', { order: chosen }).then(({ answer }) => {
      setSheet(answer);
      setSize((known) => (answer.sizes.includes(known) ? known : (answer.sizes[0] ?? '')));
      setError(null);
    }, setError);
  }, [tools, chosen]);
  useEffect(() => {
    look();
    return tools.watch(look);
  }, [tools, look]);

  const known = new Map(sheet?.measured.map((one) => [keyOf(one.size, one.piece, one.point), one.found]));
  const lines = Object.entries(typed).flatMap(([key, found]) => {
    const [ofSize, piece, point] = JSON.parse(key) as [string, number, string];
    return hundredths(found) === null ? [] : [{ size: ofSize, piece, point, found: written(found) }];
  });
  async function save(): Promise<void> {
    const inspection = asked.get('order') === chosen ? asked.get('inspection') : null;
    const id = crypto.randomUUID();
    try {
      await tools.later(
        'measure',
        { id, order: chosen, lines, ...(inspection === null ? {} : { inspection }) },
        { subject: chosen, at: 'at', ahead: 'ahead' },
      );
      setKept(lines.length);
      setSheet((before) =>
        before === null
          ? null
          : {
              ...before,
              measured: [
                ...before.measured.filter(
                  ({ size: s, piece, point }) => typed[keyOf(s, piece, point)] === undefined,
                ),
                ...lines.map((line) => ({ ...line, fit: 'unknown' as const })),
              ],
            },
      );
      setTyped({});
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }

  return (
    <div className="qc-desk">
      <style>{STYLES}</style>
      <Place>
        <select
          value={chosen}
          aria-label={say('订单', 'Order')}
          onChange={({ target }) => {
            setOrder(target.value);
            setTyped({});
            setKept(null);
          }}
          data-testid="order"
        >
          {sheet !== null && !station?.orders.some((one) => one.order === chosen) && (
            <option value={chosen}>{sheet.number}</option>
          )}
          {station?.orders.map((one) => (
            <option key={one.order} value={one.order}>
              {one.number} · {one.styleName ?? one.styleNumber}
            </option>
          ))}
        </select>
      </Place>
      {error !== null && <ErrorNote error={error} onRetry={look} />}
      {sheet !== null && sheet.points.length === 0 && (
        <Empty
          why={say(
            '这单下达时没有尺寸表：在款式的工艺版本里填好，再下达的单就有。',
            'This order was released without a size specification: enter it in the style’s version.',
          )}
        />
      )}
      {sheet !== null && sheet.points.length > 0 && (
        <>
          <Tabs
            tabs={sheet.sizes.map((one) => ({ key: one, title: one }))}
            value={size}
            onChange={setSize}
            label={say('尺码', 'Size')}
          />
          <div className="qc-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('部位', 'Point')}</th>
                  {PIECES.map((piece) => (
                    <th scope="col" key={piece}>
                      {say(`第 ${piece} 件`, `Piece ${piece}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sheet.points.map((point, row) => (
                  <tr key={point.point}>
                    <th scope="row">
                      {point.point}
                      <small>
                        {point.values[size] ?? '—'} +{point.tolerancePlus ?? '?'} −
                        {point.toleranceMinus ?? '?'}
                      </small>
                    </th>
                    {PIECES.map((piece) => {
                      const key = keyOf(size, piece, point.point);
                      const value = typed[key] ?? known.get(key) ?? '';
                      const fit = judged(point, size, value);
                      return (
                        <td key={piece} data-fit={fit?.fit}>
                          <input
                            inputMode="decimal"
                            value={value}
                            disabled={point.values[size] === undefined}
                            aria-label={`${point.point} ${size} ${piece}`}
                            data-cell={`${piece}-${row}`}
                            onChange={({ target }) => {
                              setTyped({ ...typed, [key]: target.value.replaceAll(/[^\d.]/g, '') });
                              setKept(null);
                            }}
                            onKeyDown={(event) => {
                              if (event.key !== 'Enter') return;
                              event.preventDefault();
                              nextCell(event.currentTarget, piece, row);
                            }}
                          />
                          <small>
                            {fit === null
                              ? ''
                              : `${fit.deviation > 0 ? '+' : ''}${(fit.deviation / 100).toFixed(2)} ${tools.say(FITS[fit.fit])}`}
                          </small>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="qc-row">
            <BigButton isMain isDisabled={lines.length === 0} onPress={save}>
              {lines.length === 0
                ? say('还没填', 'Nothing typed')
                : say(`记下 ${lines.length} 处`, `Record ${lines.length}`)}
            </BigButton>
          </div>
          {kept !== null && (
            <Answer mood="good" id={kept} text={say(`已记下 ${kept} 处`, `${kept} recorded`)} />
          )}
        </>
      )}
    </div>
  );
}

/** Down the piece, then to the next one. */
function nextCell(from: HTMLInputElement, piece: number, row: number): void {
  const table = from.closest('table');
  const next =
    table?.querySelector<HTMLInputElement>(`[data-cell="${piece}-${row + 1}"]:not(:disabled)`) ??
    table?.querySelector<HTMLInputElement>(`[data-cell="${piece + 1}-0"]:not(:disabled)`);
  next?.focus();
  next?.select();
}
