import { useState } from 'react';
import { ErrorNote, type PageProps, Scanner, Tabs, useView } from '@selvedge/sdk/page';
import type { BundleAnswer } from './bundle/answers.ts';
import { Life } from './bundle/Life.tsx';
import { Lost } from './bundle/Lost.tsx';
import { STYLES } from './bundle/styles.ts';

type Shown = 'scan' | 'lost';

/** Where a bundle is and what became of it; by its ticket, or by what is still known of one that is lost. */
export default function BundlePage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get('code'));
  const [shown, setShown] = useState<Shown>('scan');
  const { answer, error, again } = useView<BundleAnswer>(
    tools,
    'bundleLife',
    code === null ? null : { code },
  );
  const look = (next: string): void => {
    history.replaceState(null, '', `${location.pathname}?code=${encodeURIComponent(next)}`);
    setCode(next);
    setShown('scan');
  };
  return (
    <>
      <style>{STYLES}</style>
      <Tabs
        value={shown}
        onChange={setShown}
        tabs={[
          { key: 'scan', title: say('扫或输入', 'Scan or type') },
          { key: 'lost', title: say('菲票丢了', 'A lost ticket') },
        ]}
      />
      {shown === 'lost' ? (
        <Lost tools={tools} onFound={look} />
      ) : (
        <>
          <div className="bundle-scan">
            <Scanner
              onScan={({ code: scanned }) => look(scanned)}
              hasCamera={code === null && matchMedia('(pointer: coarse)').matches}
              title={say('扫菲票', 'Scan a ticket')}
            />
          </div>
          {error !== null && <ErrorNote error={error} onRetry={again} />}
          {answer !== null && <Life answer={answer} tools={tools} onLost={() => setShown('lost')} />}
        </>
      )}
    </>
  );
}
