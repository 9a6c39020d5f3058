import { useEffect, useState } from 'react';
import { integer, text } from '@selvedge/sdk/app';
import { DataTable, Form, type PageProps, Slot } from '@selvedge/sdk/page';

interface Row {
  readonly id: string;
  readonly bundle?: unknown;
}

const FIELDS = {
  bundle: text({ title: { zh: '扎号', en: 'Bundle' }, required: true }),
  pieces: integer({ title: { zh: '件数', en: 'Pieces' }, required: true, min: 1 }),
};

export default function Table({ tools }: PageProps) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  useEffect(
    () => tools.every(60_000, async () => setRows((await tools.list('scan', { limit: 20 })).items)),
    [tools],
  );
  return (
    <>
      <Form
        fields={FIELDS}
        submit={tools.say({ zh: '报工', en: 'Report' })}
        onSubmit={(values) => tools.act('report', values)}
      />
      <DataTable
        columns={[
          { key: 'bundle', title: tools.say({ zh: '扎号', en: 'Bundle' }) },
          { key: 'pieces', title: tools.say({ zh: '件数', en: 'Pieces' }), isNumber: true },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
        onOpen={({ id }) => tools.open('scan', id)}
        empty={tools.say({ zh: '还没有扫描。', en: 'Nothing was scanned yet.' })}
      />
      {rows[0] !== undefined && <Slot name="floor/scan.side/v1" payload={{ id: rows[0].id }} />}
    </>
  );
}
