import { useEffect, useState } from 'react';
import { DataTable, Money, type PageProps, QrCode, Quantity } from '@selvedge/sdk/page';

interface Lately {
  readonly total: number;
  readonly scans: readonly { readonly bundle: string; readonly pieces: number }[];
}

export default function Sheet({ tools }: PageProps) {
  const [lately, setLately] = useState<Lately | null>(null);
  useEffect(() => tools.every(60_000, async () => setLately(await tools.view<Lately>('lately'))), [tools]);
  if (lately === null) return null;
  return (
    <>
      <div style={{ display: 'flex', justifyContent: 'space-between', marginBottom: 16 }}>
        <p>
          {tools.say({ zh: '合计', en: 'Total' })}{' '}
          <Quantity value={lately.total} unit={tools.say({ zh: '件', en: 'pcs' })} /> ·{' '}
          <Money value="1234.5" />
        </p>
        <QrCode text="https://factory.test/b/0231" size={96} />
      </div>
      <DataTable
        columns={[
          { key: 'bundle', title: tools.say({ zh: '扎号', en: 'Bundle' }) },
          { key: 'pieces', title: tools.say({ zh: '件数', en: 'Pieces' }), isNumber: true },
        ]}
        rows={lately.scans}
        keyOf={({ bundle }) => bundle}
        empty={tools.say({ zh: '今天还没有扫描。', en: 'Nothing was scanned today.' })}
      />
    </>
  );
}
