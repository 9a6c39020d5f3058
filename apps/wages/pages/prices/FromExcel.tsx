import { useState } from 'react';
import { BigButton, DataTable, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import { PER_WORDS, SCOPE_WORDS } from '../../fields/words.ts';
import { ReadingNotes, Sheet } from '../desk/Sheet.tsx';
import type { Imported } from './answers.ts';

interface FromExcelProps {
  readonly tools: PageTools;
  readonly onDraft: (priceList: string) => void;
}

/** A price list out of a spreadsheet: read, looked at, then a draft. */
export function FromExcel({ tools, onDraft }: FromExcelProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [given, setGiven] = useState<Readonly<Record<string, unknown>> | null>(null);
  const [read, setRead] = useState<Imported | null>(null);
  const [since, setSince] = useState('');
  const [error, setError] = useState<unknown>(null);
  const draft = async (): Promise<void> => {
    try {
      const day = since === '' ? {} : { since };
      const { priceList } = await tools.act<Imported>('importPrices', { ...given, ...day });
      if (priceList !== null) onDraft(priceList);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section className="wage-panel" data-testid="price-import">
      <p className="wage-note">
        {say(
          '按工序名称或工序号认；有单号按订单，有款号按款，都没有按通用工价。“元/打”、全角数字、尺码在列上都认得。',
          'Operations by name or number; by order, by style, or general. Yuan per dozen, full-width digits and sizes in columns are understood.',
        )}{' '}
        <a href={`/api/v1/apps/wages/actions/importPrices/template?language=${tools.language}`} download>
          {say('下载模板', 'Template')}
        </a>
      </p>
      <Sheet
        tools={tools}
        hint={say('从 Excel、WPS 复制整块粘贴到这里', 'Paste a block from a spreadsheet here')}
        onRead={async (sheet) => {
          setRead(await tools.act<Imported>('importPrices', { ...sheet, dryRun: true }));
          setGiven(sheet);
          setError(null);
        }}
      />
      {read !== null && (
        <>
          <ReadingNotes tools={tools} reading={read} />
          <DataTable
            rows={read.prices}
            keyOf={(one) => [one.scope, one.whose, one.operation, one.size, one.colour].join('|')}
            columns={[
              {
                key: 'whose',
                title: say('单号、款号', 'Order, style'),
                text: (one) => one.whose ?? tools.say(SCOPE_WORDS[one.scope]),
              },
              {
                key: 'operation',
                title: say('工序', 'Operation'),
                text: (one) =>
                  one.name === null || one.name === one.operation
                    ? one.operation
                    : `${one.operation} ${one.name}`,
              },
              { key: 'size', title: say('尺码', 'Size') },
              { key: 'colour', title: say('颜色', 'Colour') },
              {
                key: 'price',
                title: say('工价', 'Price'),
                isNumber: true,
                text: ({ price }) => String(Number(price)),
              },
              { key: 'per', title: say('单位', 'For'), text: ({ per }) => tools.say(PER_WORDS[per]) },
            ]}
          />
          {error !== null && <ErrorNote error={error} />}
          <div className="wage-fields">
            <label>
              {say('生效日期', 'From')}
              <input
                type="date"
                value={since === '' ? (read.since ?? '') : since}
                onChange={({ target }) => setSince(target.value)}
              />
            </label>
            <BigButton isMain isDisabled={read.count === 0} onPress={draft}>
              {say(`拟成调价单（${read.count}）`, `Make a draft (${read.count})`)}
            </BigButton>
          </div>
        </>
      )}
    </section>
  );
}
