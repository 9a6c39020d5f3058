import { useRef, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps, Place, Tabs, useView } from '@selvedge/sdk/page';
import { EXTRA_KINDS } from '../fields/words.ts';
import { MonthSwitch } from './desk/MonthSwitch.tsx';
import { STYLES } from './desk/styles.ts';
import { useMonth } from './desk/useMonth.ts';
import {
  BY_MONEY,
  BY_TIME,
  type Entries,
  fitting,
  type Hand,
  type Hands,
  type Kind,
} from './extras/answers.ts';
import { type BlockLine, readBlock } from './extras/block.ts';
import { Entered } from './extras/Entered.tsx';

const OFFERED = 6;

/** Advances, bonus, allowances, hours off the standard: the kind and the day stay, one worker after the other, no mouse. */
export default function Extras({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [month, setMonth] = useMonth(tools);
  const hands = useView<Hands>(tools, 'entryHands');
  const entries = useView<Entries>(tools, 'entries', { month });
  const [kind, setKind] = useState<Kind | null>(null);
  const [day, setDay] = useState(() => dayNow(tools.timeZone));
  const [hand, setHand] = useState<Hand | null>(null);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [block, setBlock] = useState<readonly BlockLine[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const valueField = useRef<HTMLInputElement>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const mayPay = hands.answer?.mayPay ?? false;
  const kinds = mayPay ? [...BY_MONEY, ...BY_TIME] : BY_TIME;
  const chosen = kind ?? kinds[0];
  const isTime = BY_TIME.includes(chosen);
  const offered = hand === null ? fitting(hands.answer?.workers ?? [], name).slice(0, OFFERED) : [];
  const trying = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work());
      setError(null);
      entries.again();
    } catch (thrown) {
      setError(thrown);
      setSaid(null);
    }
  };
  const enter = (who: Hand, how: string, why: string): Promise<unknown> =>
    tools.act(isTime ? 'addTime' : 'addExtra', {
      worker: who.id,
      day,
      kind: chosen,
      reason: why.trim() === '' ? tools.say(EXTRA_KINDS[chosen]) : why,
      ...(isTime ? { minutes: Number(how) } : { amount: how }),
    });
  const choose = (one: Hand): void => {
    setHand(one);
    setName('');
    valueField.current?.focus();
  };
  const one = (): Promise<void> =>
    trying(async () => {
      if (hand === null) throw new Error(say('先选员工。', 'Choose the worker first.'));
      const how = value.normalize('NFKC');
      if (!(isTime ? /^\d{1,4}$/ : /^\d{1,8}(\.\d{1,2})?$/).test(how))
        throw new Error(
          isTime
            ? say('分钟是整数。', 'Minutes are a whole number.')
            : say('金额写成 200 或 200.50。', 'Write 200 or 200.50.'),
        );
      await enter(hand, how, reason);
      setHand(null);
      setValue('');
      nameField.current?.focus();
      return `${hand.name} · ${tools.say(EXTRA_KINDS[chosen])} · ${how} ${isTime ? say('分钟', 'min') : say('元', 'yuan')}`;
    });
  const good = (block ?? []).flatMap((line) =>
    line.hand === null || line.value === null
      ? []
      : [{ hand: line.hand, value: line.value, reason: line.reason ?? '' }],
  );
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        {say(
          '回车到下一格、录入 · 可粘贴 Excel（工号、金额、事由）',
          'Enter goes on and books · paste from Excel (number, amount, why)',
        )}
      </Place>
      {hands.error !== null && <ErrorNote error={hands.error} onRetry={hands.again} />}
      <Tabs
        label={say('登记什么', 'What to enter')}
        value={chosen}
        onChange={setKind}
        tabs={kinds.map((key) => ({ key, title: tools.say(EXTRA_KINDS[key]) }))}
      />
      <div className="wage-fields">
        <label>
          {say('日期', 'Day')}
          <input
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
            data-testid="entry-day"
          />
        </label>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (offered.length > 0) choose(offered[0]);
            else if (hand !== null) valueField.current?.focus();
          }}
        >
          <label>
            {say('员工（工号、姓名）', 'Worker (number, name)')}
            <input
              ref={nameField}
              autoComplete="off"
              data-testid="entry-worker"
              value={hand === null ? name : `${hand.number} ${hand.name}`}
              onChange={({ target }) => {
                setHand(null);
                setName(target.value);
              }}
              onPaste={(event) => {
                const text = event.clipboardData.getData('text/plain');
                if (!/[\t\n]/.test(text.trim())) return;
                event.preventDefault();
                setBlock(readBlock(text, hands.answer?.workers ?? [], chosen));
              }}
            />
          </label>
        </form>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            reasonField.current?.focus();
          }}
        >
          <label>
            {isTime ? say('分钟', 'Minutes') : say('金额（元）', 'Amount (yuan)')}
            <input
              ref={valueField}
              inputMode="decimal"
              autoComplete="off"
              data-testid="entry-value"
              value={value}
              onChange={({ target }) => setValue(target.value)}
            />
          </label>
        </form>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void one();
          }}
        >
          <label>
            {say('事由（不变）', 'Why (stays)')}
            <input
              ref={reasonField}
              data-testid="entry-reason"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
        </form>
        <BigButton isMain onPress={one}>
          {say('录入', 'Enter')}
        </BigButton>
        {offered.length > 0 && (
          <p className="wage-offered wage-wide">
            {offered.map((found, at) => (
              <button key={found.id} type="button" data-first={at === 0} onClick={() => choose(found)}>
                {found.number} {found.name}
              </button>
            ))}
          </p>
        )}
      </div>
      {chosen === 'advance' && (
        <p className="wage-note">
          {say('借支从这个月的实发里扣。', 'An advance is deducted from this month’s pay.')}
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      {block !== null && (
        <section className="wage-panel" data-testid="entry-block">
          <b>
            {say(
              `粘贴了 ${block.length} 行，${good.length} 行可以录`,
              `${block.length} lines pasted, ${good.length} can be entered`,
            )}
          </b>
          <ul className="wage-notices">
            {block
              .filter((line) => line.hand === null || line.value === null)
              .map(({ line, written, hand: who }) => (
                <li key={line} data-mood="look">
                  {say(`第 ${line} 行`, `line ${line}`)}：
                  {who === null ? say('不知道是谁', 'nobody known') : say('没有数', 'no figure')} {written}
                </li>
              ))}
          </ul>
          <div className="wage-bar">
            <BigButton
              isMain
              isDisabled={good.length === 0}
              onPress={() =>
                trying(async () => {
                  for (const line of good) await enter(line.hand, line.value, line.reason);
                  setBlock(null);
                  return say(`录入 ${good.length} 行。`, `${good.length} lines entered.`);
                })
              }
            >
              {say(`录入 ${good.length} 行`, `Enter ${good.length} lines`)}
            </BigButton>
            <BigButton onPress={() => setBlock(null)}>{say('不录', 'Do not')}</BigButton>
          </div>
        </section>
      )}
      <div className="wage-bar">
        <MonthSwitch tools={tools} month={month} onChange={setMonth} />
        {mayPay && (
          <span className="wage-bar wage-push">
            <a className="part-button" href="/a/wages/terms">
              {say('计薪方式（日薪、保底、学徒）', 'Terms (day pay, guarantee, apprentice)')}
            </a>
          </span>
        )}
      </div>
      {entries.error !== null && <ErrorNote error={entries.error} onRetry={entries.again} />}
      {entries.answer !== null && (
        <Entered
          tools={tools}
          rows={entries.answer.rows}
          mayPay={mayPay}
          onTakeBack={(extra) =>
            void trying(async () => {
              await tools.act('takeBackExtra', { extra, reason: say('登记错了', 'entered by mistake') });
              return say('已冲销。', 'Taken back.');
            })
          }
        />
      )}
    </>
  );
}

/** Today, on the factory's clocks. */
const dayNow = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Date.now());
