import { useCallback, useEffect, useState } from 'react';
import { BigButton, Empty, ErrorNote, type PageProps, Place } from '@selvedge/sdk/page';
import type { Paper } from './parts/answers.ts';
import { StatementTable } from './parts/StatementTable.tsx';
import { STYLES } from './parts/styles.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
}

/** A statement on A4, `?statement=…`, with what may be done to it; its lines as Excel. */
export default function Statement({ tools }: PageProps) {
  const [all, setAll] = useState<readonly Listed[] | null>(null);
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('statement') ?? '');
  const [paper, setPaper] = useState<Paper | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const look = useCallback(async (): Promise<void> => {
    const { items } = await tools.list('statement', { limit: 100 });
    setAll(
      items.map(({ id, number, partnerName }) => ({ id, name: `${String(number)} ${String(partnerName)}` })),
    );
    setPaper(chosen === '' ? null : await tools.view<Paper>('statementPaper', { statement: chosen }));
  }, [tools, chosen]);
  useEffect(() => {
    look().catch(setError);
  }, [look]);
  const act = (name: string) => async (): Promise<void> => {
    try {
      const answer = await tools.act<{ path?: string }>(name, { statement: chosen });
      setLink(answer.path === undefined ? null : `${location.origin}${answer.path}`);
      setError(null);
      await look();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const where = encodeURIComponent(JSON.stringify({ statement: chosen }));
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        <span className="out-bar">
          <select
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            data-testid="choose-statement"
          >
            <option value="">{say('选一张对账单', 'Choose a statement')}</option>
            {all?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {paper !== null && (
            <>
              <a
                className="part-button"
                href={`/api/v1/apps/outside/records/statementLine/export?format=xlsx&language=${tools.language}&where=${where}`}
                download
              >
                Excel
              </a>
              {(paper.state === 'draft' || paper.state === 'partner') && (
                <BigButton onPress={act('agreeStatement')}>{say('我方确认', 'Agree')}</BigButton>
              )}
              {(paper.state === 'draft' || paper.state === 'ours') && (
                <BigButton onPress={act('shareStatement')}>
                  {say('发链接给对方', 'Link for the partner')}
                </BigButton>
              )}
            </>
          )}
        </span>
      </Place>
      {link !== null && (
        <p className="out-link">
          <code data-testid="link">{link}</code>
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
      {all !== null && all.length === 0 && (
        <Empty why={say('还没有对账单。', 'There is no statement yet.')}>
          <a className="part-button" href="/a/outside/statement">
            {say('出对账单', 'Make a statement')}
          </a>
        </Empty>
      )}
      {all !== null && all.length > 0 && paper === null && (
        <Empty why={say('选一张对账单。', 'Choose a statement.')} />
      )}
      {paper !== null && (
        <div data-testid="statement">
          <StatementTable tools={tools} paper={paper} />
          <div className="paper-signs">
            <span>
              {say('我方确认', 'For us')} {paper.agreedBy ?? ''}
            </span>
            <span>
              {say('对方确认', 'For the partner')} {paper.partnerAgreedBy ?? ''}
            </span>
          </div>
        </div>
      )}
    </>
  );
}
