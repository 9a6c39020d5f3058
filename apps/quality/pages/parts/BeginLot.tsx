import { useEffect, useState } from 'react';
import { BigButton, ErrorNote, type PageTools, Place } from '@selvedge/sdk/page';
import { LEVEL_WORDS } from '../../fields/words.ts';
import type { Lot, Order, Plan } from './answers.ts';
import { planSource, planWords } from './plan-words.ts';

interface BeginLotProps {
  readonly tools: PageTools;
  readonly orders: readonly Order[];
  /** A rejected lot that is presented again. */
  readonly again: Lot | null;
  readonly onBegun: (inspection: string) => void;
  readonly onCancel: () => void;
}

const LEVELS = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;

/** Which order, how many: the plan stands there before anybody draws a piece. */
export function BeginLot({ tools, orders, again, onBegun, onCancel }: BeginLotProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [order, setOrder] = useState(again?.order ?? orders[0]?.order ?? '');
  const [typed, setTyped] = useState(() =>
    String(again?.lot ?? orders.find((one) => one.order === order)?.quantity ?? ''),
  );
  const [level, setLevel] = useState('');
  const [plan, setPlan] = useState<Plan | null>(null);
  const [error, setError] = useState<unknown>(null);
  const lot = Number(typed);
  const isLot = Number.isInteger(lot) && lot > 0;
  useEffect(() => {
    if (order === '' || !isLot) return;
    let isOver = false;
    tools.view<Plan>('plan', { order, lot, ...(level === '' ? {} : { level }) }).then(
      (found) => {
        if (isOver) return;
        setPlan(found);
        setError(null);
      },
      (cause: unknown) => {
        if (!isOver) setError(cause);
      },
    );
    return () => {
      isOver = true;
    };
  }, [tools, order, lot, isLot, level]);

  async function begin(): Promise<void> {
    try {
      const { inspection } = await tools.act<{ inspection: string }>('openInspection', {
        order,
        lot,
        ...(level === '' ? {} : { level }),
        ...(again === null ? {} : { repeats: again.id }),
      });
      onBegun(inspection);
    } catch (cause) {
      setError(cause);
    }
  }
  return (
    <section className="qc-lot" data-testid="begin">
      <Place>{again === null ? say('开始一批', 'Begin a lot') : say('返工后复检', 'Present again')}</Place>
      <div className="qc-fields">
        <label className="qc-field">
          {say('订单', 'Order')}
          <select
            value={order}
            disabled={again !== null}
            onChange={({ target }) => {
              setOrder(target.value);
              setTyped(String(orders.find((one) => one.order === target.value)?.quantity ?? ''));
            }}
            data-testid="order"
          >
            {again !== null && !orders.some((one) => one.order === again.order) && (
              <option value={again.order}>{again.orderNumber}</option>
            )}
            {orders.map((one) => (
              <option key={one.order} value={one.order}>
                {one.number} · {one.styleName ?? one.styleNumber}
              </option>
            ))}
          </select>
        </label>
        <label className="qc-field">
          {say('批量（件）', 'Lot (pieces)')}
          <input
            inputMode="numeric"
            value={typed}
            onChange={({ target }) => setTyped(target.value.replaceAll(/\D/g, '').slice(0, 7))}
            data-testid="lot-size"
          />
        </label>
        <label className="qc-field">
          {say('检验水平', 'Level')}
          <select value={level} onChange={({ target }) => setLevel(target.value)}>
            <option value="">{say('按设置', 'As set')}</option>
            {LEVELS.map((one) => (
              <option key={one} value={one}>
                {tools.say(LEVEL_WORDS[one])}
              </option>
            ))}
          </select>
        </label>
      </div>
      {plan !== null && isLot && (
        <div className="qc-panel">
          <p className="qc-plan" data-testid="plan">
            {tools.say(planWords(plan))}
          </p>
          <p className="qc-note">{tools.say(planSource(plan))}</p>
          {plan.isStopped && (
            <p className="qc-plan">
              {say(
                '这款检验已暂停：整改后由质检主管恢复。',
                'Inspection of this style is stopped until the process is mended.',
              )}
            </p>
          )}
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
      <div className="qc-row">
        <BigButton isMain isDisabled={!isLot || order === '' || plan?.isStopped === true} onPress={begin}>
          {say('开始', 'Begin')}
        </BigButton>
        <BigButton onPress={onCancel}>{say('返回', 'Back')}</BigButton>
      </div>
    </section>
  );
}
