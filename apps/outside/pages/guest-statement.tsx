import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import type { Paper } from './parts/answers.ts';
import { StatementTable } from './parts/StatementTable.tsx';
import { STYLES } from './parts/styles.ts';

/** A statement as the partner sees it by his link, to agree it. */
export default function GuestStatement({ tools }: PageProps) {
  const [paper, setPaper] = useState<Paper | null>(null);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const look = useCallback(async () => setPaper(await tools.view<Paper>('myStatement')), [tools]);
  useEffect(() => {
    look().catch(setError);
  }, [look]);
  async function agree(): Promise<void> {
    try {
      await tools.act('agreeByLink');
      await look();
    } catch (thrown) {
      setError(thrown);
    }
  }
  if (paper === null) return error === null ? null : <ErrorNote error={error} />;
  return (
    <>
      <style>{STYLES}</style>
      <StatementTable tools={tools} paper={paper} />
      {error !== null && <ErrorNote error={error} />}
      {paper.partnerAgreedBy === null && paper.state !== 'cancelled' ? (
        <BigButton isMain onPress={agree}>
          {say('数目对，我确认', 'It is right, I agree')}
        </BigButton>
      ) : (
        <Answer mood="good" isSilent text={say('您已确认', 'You agreed')} />
      )}
    </>
  );
}
