import { useEffect, useState } from 'react';
import { DataTable, Empty, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import { type Sheet, WORK_KINDS } from './parts/answers.ts';
import { STYLES } from './parts/styles.ts';

/** The delivery note of a consignment, `?consignment=…`: it goes with the goods, so no price stands on it. */
export default function Note({ tools }: PageProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [consignment] = useState(() => new URLSearchParams(location.search).get('consignment'));
  useEffect(() => {
    if (consignment !== null) tools.view<Sheet>('consignmentSheet', { consignment }).then(setSheet, setError);
  }, [tools, consignment]);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (consignment === null)
    return (
      <Empty why={say('先在“外发收发”里选一张发外单。', 'Choose a consignment first.')}>
        <a className="part-button" href="/a/outside/page/outside">
          {say('外发收发', 'Out and back')}
        </a>
      </Empty>
    );
  if (error !== null) return <ErrorNote error={error} />;
  if (sheet === null) return null;
  const facts: readonly (readonly [string, string | null])[] = [
    [say('单号', 'No.'), sheet.number],
    [say('发出日期', 'Sent on'), sheet.sentOn],
    [say('外发单位', 'Partner'), sheet.partner],
    [say('回货日期', 'Due back'), sheet.due],
    [say('联系人', 'Contact'), [sheet.contact, sheet.phone].filter((one) => one !== null).join(' ') || null],
    [say('地址', 'Address'), sheet.address],
    [say('订单 / 款号', 'Order / style'), `${sheet.orderNumber} / ${sheet.styleNumber}`],
    [
      say('外发内容', 'Work'),
      [
        tools.say(WORK_KINDS[sheet.work]),
        ...(sheet.operations.length > 0 ? sheet.operations : [say('整件', 'whole garment')]),
      ].join(' · '),
    ],
    [say('备注', 'Note'), sheet.note],
  ];
  return (
    <div data-testid="note">
      <style>{STYLES}</style>
      <div className="paper-facts">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([title, value]) => (
            <span key={title}>
              {title}
              {say('：', ': ')}
              <b>{value}</b>
            </span>
          ))}
      </div>
      <DataTable
        rows={sheet.cells.filter(({ out }) => out > 0)}
        keyOf={({ bundle, colour, size }) => `${bundle ?? ''} ${colour} ${size}`}
        columns={[
          { key: 'bundle', title: say('扎号', 'Bundle'), text: ({ bundle }) => bundle ?? '—' },
          { key: 'colour', title: say('颜色', 'Colour') },
          { key: 'size', title: say('尺码', 'Size') },
          { key: 'out', title: say('件数', 'Pieces'), isNumber: true },
          { key: 'received', title: say('实收', 'Received'), text: () => '' },
        ]}
      />
      <p className="paper-total">
        {say('合计', 'Total')} <b>{sheet.out}</b> {say('件', 'pieces')}
      </p>
      <div className="paper-signs">
        <span>
          {say('发货人', 'Sent by')} {sheet.person ?? ''}
        </span>
        <span>{say('收货人（签字、日期）', 'Received by (signature, date)')}</span>
      </div>
    </div>
  );
}
