import { useCallback, useEffect, useState } from 'react';
import { BigButton, Empty, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import type { Owed } from './parts/answers.ts';
import { Card } from './parts/Card.tsx';
import { Detail } from './parts/Detail.tsx';
import { SendPanel } from './parts/SendPanel.tsx';
import { STYLES } from './parts/styles.ts';

/** What is outside, the next due first; sending and taking back, on a desk as on a phone. */
export default function Outside({ tools }: PageProps) {
  const [rows, setRows] = useState<readonly Owed[] | null>(null);
  const [isAll, setIsAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });

  const look = useCallback(async (): Promise<void> => {
    const answer = await tools.view<{ rows: readonly Owed[] }>('owed', { all: isAll });
    setRows(answer.rows);
    setError(null);
  }, [tools, isAll]);
  useEffect(() => {
    const again = (): void => void look().catch(setError);
    again();
    return tools.watch(again);
  }, [tools, look]);

  const chosen = rows?.find(({ consignment }) => consignment === open) ?? null;
  const late = rows?.filter((row) => row.late > 0).length ?? 0;
  return (
    <>
      <style>{STYLES}</style>
      <div className="out-bar">
        <span data-testid="out-sum">
          {rows !== null &&
            say(
              `${rows.length} 张，未回 ${rows.reduce((sum, { owed }) => sum + owed, 0)} 件${late > 0 ? `，${late} 张晚了` : ''}`,
              `${rows.length} consignments, ${rows.reduce((sum, { owed }) => sum + owed, 0)} pieces owed${late > 0 ? `, ${late} late` : ''}`,
            )}
        </span>
        <label>
          <input type="checkbox" checked={isAll} onChange={(event) => setIsAll(event.target.checked)} />{' '}
          {say('也看已收齐的', 'Complete ones too')}
        </label>
        <BigButton isMain onPress={() => setIsSending(true)}>
          {say('发外', 'Send out')}
        </BigButton>
      </div>
      {error !== null && <ErrorNote error={error} onRetry={() => void look().catch(setError)} />}
      {isSending && (
        <SendPanel
          tools={tools}
          onDone={async (consignment) => {
            setIsSending(false);
            setOpen(consignment);
            await look();
          }}
          onCancel={() => setIsSending(false)}
        />
      )}
      {rows?.length === 0 && !isSending && (
        <Empty
          why={say(
            '外面没有欠货。先建外发单位，再点“发外”。',
            'Nothing is owed. Enter a partner, then send out.',
          )}
        >
          <a className="part-button" href="/a/outside/partner">
            {say('外发单位', 'Partners')}
          </a>
        </Empty>
      )}
      <div className="out-split" data-open={chosen !== null}>
        <ul className="out-list">
          {rows?.map((row) => (
            <li key={row.consignment}>
              <Card
                tools={tools}
                row={row}
                isOpen={row.consignment === open}
                onOpen={() => setOpen(row.consignment === open ? null : row.consignment)}
              />
            </li>
          ))}
        </ul>
        {chosen !== null && <Detail key={chosen.consignment} tools={tools} row={chosen} onDone={look} />}
      </div>
    </>
  );
}
