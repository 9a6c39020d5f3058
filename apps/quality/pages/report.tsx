import { useEffect, useState } from 'react';
import { DataTable, Empty, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import {
  type Drawing,
  DRAWINGS,
  FITS,
  GRADE_WORDS,
  INSPECTION_STATES,
  OUTCOMES,
  SIDES,
} from '../fields/words.ts';
import type { LotSheet, Placed } from './parts/answers.ts';
import type { Side } from './parts/drawings.ts';
import { Garment } from './parts/Garment.tsx';
import { planSource, planWords } from './parts/plan-words.ts';
import { STYLES } from './parts/styles.ts';

const SIDE_NAMES = ['front', 'back'] as const satisfies readonly Side[];

/** The report of a final inspection for the customer, `?inspection=…`: printed, or saved as PDF. No worker stands on it. */
export default function Report({ tools }: PageProps) {
  const [sheet, setSheet] = useState<LotSheet | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [id] = useState(() => new URLSearchParams(location.search).get('inspection'));
  useEffect(() => {
    if (id !== null) tools.view<LotSheet>('lotSheet', { inspection: id }).then(setSheet, setError);
  }, [tools, id]);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (id === null)
    return (
      <Empty why={say('先在“成品检验”里选一批。', 'Choose a lot in “Final inspection” first.')}>
        <a className="part-button" href="/a/quality/page/final">
          {say('成品检验', 'Final inspection')}
        </a>
      </Empty>
    );
  if (error !== null) return <ErrorNote error={error} />;
  if (sheet === null) return null;
  const when = (at: string): string =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: tools.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(at));
  const facts: readonly (readonly [string, string | null])[] = [
    [say('订单', 'Order'), sheet.orderNumber],
    [say('款号', 'Style'), [sheet.styleNumber, sheet.styleName].filter(Boolean).join(' ')],
    [
      say('检验', 'Inspection'),
      `#${sheet.ordinal}${sheet.repeats === null ? '' : say('（返工后复检）', ' (presented again)')}`,
    ],
    [say('日期', 'Date'), sheet.day],
    [say('批量', 'Lot'), say(`${sheet.lot} 件`, `${sheet.lot} pieces`)],
    [say('检验件数', 'Inspected'), say(`${sheet.inspected} 件`, `${sheet.inspected} pieces`)],
    [say('不良件数', 'Defective pieces'), String(sheet.defectives)],
    [say('疵病数', 'Defects'), String(sheet.defects)],
    [say('备注', 'Note'), sheet.note],
  ];
  const photos = sheet.found.flatMap(({ photos: own, title, code }) =>
    own.map((file) => ({ file, title, code })),
  );
  return (
    <div className="qc-paper" data-testid="sheet">
      <style>{STYLES}</style>
      <div className="qc-paper-facts">
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
      <p className="qc-verdict" data-verdict={sheet.state} data-testid="verdict">
        {tools.say(INSPECTION_STATES[sheet.state])}
      </p>
      <h2>{say('抽样方案（ISO 2859-1 / GB/T 2828.1）', 'Sampling plan (ISO 2859-1)')}</h2>
      <p>
        {tools.say(planWords(sheet))}
        <br />
        <small>{tools.say(planSource(sheet))}</small>
      </p>
      <DataTable
        rows={sheet.classes}
        keyOf={({ grade }) => grade}
        columns={[
          { key: 'grade', title: say('类别', 'Class'), text: ({ grade }) => tools.say(GRADE_WORDS[grade]) },
          { key: 'aql', title: 'AQL', isNumber: true },
          { key: 'n', title: say('样本', 'Sample'), isNumber: true },
          { key: 'accept', title: say('接收数', 'Accept'), isNumber: true },
          { key: 'reject', title: say('拒收数', 'Reject'), isNumber: true },
          { key: 'found', title: say('查出', 'Found'), isNumber: true },
          {
            key: 'verdict',
            title: say('判定', 'Verdict'),
            text: ({ verdict }) => tools.say(OUTCOMES[verdict]),
          },
        ]}
      />
      <h2>{say('疵病', 'Defects')}</h2>
      <DataTable
        rows={sheet.found}
        keyOf={({ code, grade }) => `${code} ${grade}`}
        empty={say('没有查出疵病。', 'No defect was found.')}
        columns={[
          { key: 'code', title: say('代码', 'Code') },
          { key: 'title', title: say('疵病', 'Defect'), text: ({ title }) => tools.say(title) },
          { key: 'grade', title: say('类别', 'Class'), text: ({ grade }) => tools.say(GRADE_WORDS[grade]) },
          { key: 'quantity', title: say('数量', 'Count'), isNumber: true },
        ]}
      />
      {sheet.spots.length > 0 && <Places tools={tools} spots={sheet.spots} />}
      {photos.length > 0 && (
        <div className="qc-photos">
          {photos.map(({ file, title }) => (
            <img key={file} src={`/api/v1/files/${file}`} alt={tools.say(title)} />
          ))}
        </div>
      )}
      {sheet.measures.length > 0 && (
        <>
          <h2>{say('尺寸（cm）', 'Measurements (cm)')}</h2>
          <DataTable
            rows={sheet.measures}
            keyOf={({ size, piece, point }) => `${size} ${piece} ${point}`}
            columns={[
              { key: 'size', title: say('尺码', 'Size') },
              { key: 'piece', title: say('件', 'Piece'), isNumber: true },
              { key: 'point', title: say('部位', 'Point') },
              { key: 'asked', title: say('要求', 'Asked'), isNumber: true },
              { key: 'found', title: say('实测', 'Found'), isNumber: true },
              { key: 'deviation', title: say('偏差', 'Deviation'), isNumber: true },
              { key: 'fit', title: say('判定', 'Fit'), text: ({ fit }) => tools.say(FITS[fit]) },
            ]}
          />
        </>
      )}
      {sheet.late !== 0 && (
        <p>
          {say(
            `判定后又收到 ${sheet.late} 件的记录，不影响上面的判定。`,
            `${sheet.late} pieces were recorded after the verdict; it stands as above.`,
          )}
        </p>
      )}
      <div className="qc-signature">
        <span>
          {say('检验人', 'Inspector')}
          {say('：', ': ')}
          <b>{sheet.signer ?? sheet.person ?? ''}</b>
        </span>
        {sheet.signature !== null && (
          <img src={`/api/v1/files/${sheet.signature}`} alt={say('签名', 'Signature')} />
        )}
        {sheet.concludedAt !== null && <span>{when(sheet.concludedAt)}</span>}
      </div>
    </div>
  );
}

/** Where on the garment the defects were. */
function Places({ tools, spots }: { readonly tools: PageProps['tools']; readonly spots: readonly Placed[] }) {
  const names = [...new Set(spots.map(({ drawing }) => drawing))];
  const at = (drawing: Drawing, side: Side): Placed[] =>
    spots.filter((one) => one.drawing === drawing && one.side === side);
  return (
    <div className="qc-drawings">
      {names.flatMap((drawing) =>
        SIDE_NAMES.filter((side) => at(drawing, side).length > 0).map((side) => (
          <figure key={`${drawing} ${side}`}>
            <Garment
              drawing={drawing}
              side={side}
              spots={at(drawing, side)}
              label={`${tools.say(DRAWINGS[drawing])} ${tools.say(SIDES[side])}`}
            />
            <figcaption>
              {tools.say(DRAWINGS[drawing])} {tools.say(SIDES[side])}
            </figcaption>
          </figure>
        )),
      )}
    </div>
  );
}
