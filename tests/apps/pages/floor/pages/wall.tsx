import { useEffect, useState } from 'react';
import { BigNumber, DataTable, type PageProps, State } from '@selvedge/sdk/page';

interface Lately {
  readonly total: number;
  readonly scans: readonly { readonly bundle: string; readonly pieces: number }[];
}

export default function Wall({ tools }: PageProps) {
  const [lately, setLately] = useState<Lately | null>(null);
  // A short period, so that a test sees it grow old.
  useEffect(() => tools.every(1500, async () => setLately(await tools.view<Lately>('lately'))), [tools]);
  if (lately === null) return null;
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 480px), 1fr))',
        gap: 48,
      }}
    >
      <div style={{ display: 'grid', gap: 24, alignContent: 'start' }}>
        <BigNumber
          title={tools.say({ zh: '实际', en: 'Actual' })}
          value={lately.total}
          unit={tools.say({ zh: '件', en: 'pcs' })}
          beside={tools.say({ zh: '目标 500', en: 'target 500' })}
          mood={lately.total >= 500 ? 'good' : 'look'}
        />
        <State state="running" />
      </div>
      <DataTable
        columns={[
          { key: 'bundle', title: tools.say({ zh: '扎号', en: 'Bundle' }) },
          { key: 'pieces', title: tools.say({ zh: '件数', en: 'Pieces' }), isNumber: true },
        ]}
        rows={lately.scans.slice(0, 8)}
        keyOf={({ bundle }) => bundle}
        empty={tools.say({ zh: '今天还没有扫描。', en: 'Nothing was scanned today.' })}
      />
    </div>
  );
}
