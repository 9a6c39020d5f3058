import { useState } from 'react';
import { BigButton, DataTable, ErrorNote, type PageTools, Tile, useView } from '@selvedge/sdk/page';
import { PRICE_STATES } from '../../fields/words.ts';
import { monthNow } from '../desk/months.ts';
import type { Draft, Preview } from './answers.ts';

interface DraftsProps {
  readonly tools: PageTools;
  readonly drafts: readonly Draft[];
  readonly open: string | null;
  readonly maySet: boolean;
  readonly onOpen: (priceList: string | null) => void;
  readonly onDone: (said: string) => void;
}

/** Price lists; one that is not in force shows who gains and who loses. */
export function Drafts({ tools, drafts, open, maySet, onOpen, onDone }: DraftsProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const chosen = drafts.find(({ id }) => id === open) ?? null;
  return (
    <div className="wage-split" data-open={chosen !== null}>
      <DataTable
        rows={drafts}
        keyOf={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={say('还没有调价单。', 'There is no price list yet.')}
        columns={[
          {
            key: 'name',
            title: say('调价单', 'Price list'),
            draw: ({ id, name }) => (
              <button type="button" className="wage-open" onClick={() => onOpen(id)}>
                {name}
              </button>
            ),
          },
          {
            key: 'since',
            title: say('生效日期', 'From'),
            text: ({ since }) => since ?? say('第一件', 'first piece'),
          },
          { key: 'state', title: say('状态', 'State'), text: ({ state }) => tools.say(PRICE_STATES[state]) },
          { key: 'person', title: say('经办人', 'By'), text: ({ person }) => person ?? '' },
        ]}
      />
      {chosen !== null && (
        <PreviewPanel
          key={chosen.id}
          tools={tools}
          draft={chosen}
          maySet={maySet}
          onClose={() => onOpen(null)}
          onDone={onDone}
        />
      )}
    </div>
  );
}

interface PreviewPanelProps {
  readonly tools: PageTools;
  readonly draft: Draft;
  readonly maySet: boolean;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

/** What a draft changes of this month, before it counts. */
function PreviewPanel({ tools, draft, maySet, onClose, onDone }: PreviewPanelProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const isOpen = draft.state === 'draft';
  const month =
    draft.since !== null && draft.since.slice(0, 7) > monthNow(tools.timeZone)
      ? draft.since.slice(0, 7)
      : monthNow(tools.timeZone);
  const { answer, error, again } = useView<Preview>(
    tools,
    'pricePreview',
    isOpen && maySet ? { priceList: draft.id, month } : null,
  );
  const [refused, setRefused] = useState<unknown>(null);
  const act = (name: string, said: string) => async (): Promise<void> => {
    try {
      await tools.act(name, { priceList: draft.id });
      onDone(said);
    } catch (thrown) {
      setRefused(thrown);
    }
  };
  const signed = (written: string): string => (Number(written) > 0 ? `+${written}` : written);
  return (
    <section className="wage-panel" data-testid="preview">
      <div className="wage-bar">
        <h2>
          {draft.name}
          <small>{draft.reason}</small>
        </h2>
        <span className="wage-bar wage-push">
          {isOpen && maySet && (
            <>
              <BigButton
                isMain
                onPress={act('enforcePrices', say(`“${draft.name}”已生效。`, `“${draft.name}” is in force.`))}
              >
                {say('生效', 'Put in force')}
              </BigButton>
              <BigButton
                onPress={act(
                  'withdrawPrices',
                  say(`“${draft.name}”已撤回。`, `“${draft.name}” is withdrawn.`),
                )}
              >
                {say('撤回', 'Withdraw')}
              </BigButton>
            </>
          )}
          <a
            className="part-button"
            href={`/a/wages/price?where=${encodeURIComponent(JSON.stringify({ list: draft.id }))}`}
          >
            {say('明细', 'Its prices')}
          </a>
          <BigButton onPress={onClose}>{say('关闭', 'Close')}</BigButton>
        </span>
      </div>
      {refused !== null && <ErrorNote error={refused} />}
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {!isOpen && (
        <p className="wage-note">
          {say(
            '生效的工价不改；要改就再拟一张。锁定的月份不动。',
            'Prices in force stay; draft others to change them. Locked months never move.',
          )}
        </p>
      )}
      {answer !== null && (
        <>
          <p className="wage-note">
            {say(
              `${month} 已做的按新工价重算，锁定的月份不动：`,
              `What was sewn in ${month}, priced anew; locked months stay:`,
            )}
          </p>
          <div className="wage-tiles">
            <Tile title={say('多拿', 'Gain')}>{answer.gaining}</Tile>
            <Tile title={say('少拿', 'Lose')} mood={answer.losing > 0 ? 'look' : undefined}>
              {answer.losing}
            </Tile>
            <Tile title={say('合计差额', 'Difference of all')} note={`${answer.before} → ${answer.after}`}>
              {signed(answer.difference)}
            </Tile>
          </div>
          {answer.rows !== undefined && (
            <DataTable
              rows={answer.rows}
              keyOf={({ worker }) => worker}
              empty={say('没有人的工资变。', 'Nobody’s pay changes.')}
              columns={[
                { key: 'number', title: say('工号', 'Number') },
                { key: 'name', title: say('姓名', 'Name') },
                { key: 'before', title: say('现在', 'Now'), isNumber: true },
                { key: 'after', title: say('生效后', 'Afterwards'), isNumber: true },
                {
                  key: 'difference',
                  title: say('差额', 'Difference'),
                  isNumber: true,
                  draw: ({ difference }) => (
                    <span className={Number(difference) < 0 ? 'wage-minus' : 'wage-plus'}>
                      {signed(difference)}
                    </span>
                  ),
                },
              ]}
            />
          )}
        </>
      )}
    </section>
  );
}
