import { useEffect, useState } from 'react';
import { DataTable, ErrorNote, type PageTools, useView } from '@selvedge/sdk/page';
import { momentOf } from '../desk/times.ts';
import type { FoundBundle } from './answers.ts';

const WAIT_MS = 250;
const NAMES = ['order', 'colour', 'size', 'number'] as const;
type Wanted = Readonly<Record<(typeof NAMES)[number], string>>;
const NOTHING: Wanted = { order: '', colour: '', size: '', number: '' };

interface LostProps {
  readonly tools: PageTools;
  readonly onFound: (number: string) => void;
}

/** A ticket is gone: the bundle by what is known of it. */
export function Lost({ tools, onFound }: LostProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [typed, setTyped] = useState(NOTHING);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  useEffect(() => {
    const isEmpty = NAMES.every((name) => typed[name].trim() === '');
    const timer = setTimeout(() => setWanted(isEmpty ? null : typed), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { answer, error, again } = useView<{ readonly rows: readonly FoundBundle[] }>(
    tools,
    'findBundles',
    wanted,
  );
  const titles = {
    order: say('单号', 'Order'),
    colour: say('颜色', 'Colour'),
    size: say('尺码', 'Size'),
    number: say('扎号的一部分', 'Part of the number'),
  };
  return (
    <>
      <div className="bundle-wanted">
        {NAMES.map((name) => (
          <label key={name}>
            {titles[name]}
            <input
              value={typed[name]}
              autoComplete="off"
              onChange={({ target }) => setTyped((known) => ({ ...known, [name]: target.value }))}
            />
          </label>
        ))}
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && (
        <DataTable
          columns={[
            {
              key: 'number',
              title: say('扎号', 'Bundle'),
              draw: ({ number }) => (
                <button type="button" className="bundle-open" onClick={() => onFound(number)}>
                  {number}
                </button>
              ),
            },
            { key: 'orderNumber', title: say('单号', 'Order') },
            { key: 'colour', title: say('颜色', 'Colour') },
            { key: 'size', title: say('尺码', 'Size') },
            { key: 'quantity', title: say('件数', 'Pieces'), isNumber: true },
            {
              key: 'last',
              title: say('最后', 'Last'),
              text: ({ last, name, team, lastAt, isVoid }) =>
                isVoid
                  ? say('作废', 'void')
                  : lastAt === null
                    ? say('没扫过', 'never scanned')
                    : [last, name, team, momentOf(lastAt, tools)].filter(Boolean).join(' · '),
            },
          ]}
          rows={answer.rows}
          keyOf={({ id }) => id}
          onOpen={({ number }) => onFound(number)}
          empty={say('没有这样的扎。少写一点再找。', 'There is no such bundle. Write less and look again.')}
        />
      )}
    </>
  );
}
