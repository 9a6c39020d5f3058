import { useState } from 'react';
import { BigButton, type PageTools } from '@selvedge/sdk/page';
import type { Bench } from './answers.ts';
import type { Draft } from './draft.ts';
import { minutes } from './shown.ts';
import { Stepper } from './Stepper.tsx';

interface SetupProps {
  readonly tools: PageTools;
  readonly bench: Bench;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** The watch may begin. */
  readonly onReady: () => void;
}

/** Which operation of which order, who sews it, and what it is made of. */
export function Setup({ tools, bench, draft, onChange, onReady }: SetupProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [element, setElement] = useState('');
  const order = bench.orders.find((one) => one.order === draft.order);
  const add = (): void => {
    const name = element.trim();
    if (name === '') return;
    onChange({ ...draft, elements: [...draft.elements, name] });
    setElement('');
  };
  return (
    <div className="ef-stack">
      <label className="ef-field">
        <span>{say('订单', 'Order')}</span>
        <select
          data-testid="study-order"
          value={draft.order}
          onChange={({ target }) =>
            onChange({
              ...draft,
              order: target.value,
              operation: '',
              cycles: [],
              laps: [],
              since: null,
              allowance: Number(bench.allowance),
            })
          }
        >
          <option value="">{say('选订单', 'Choose an order')}</option>
          {bench.orders.map((one) => (
            <option key={one.order} value={one.order}>
              {one.number} · {one.styleNumber} {one.styleName ?? ''}
            </option>
          ))}
        </select>
      </label>
      {order !== undefined && (
        <ul className="ef-pick">
          {order.operations.map(({ code, title, sam, isEstimated }) => (
            <li key={code}>
              <button
                type="button"
                aria-pressed={draft.operation === code}
                onClick={() => onChange({ ...draft, operation: code, cycles: [], laps: [], since: null })}
                data-testid="study-operation"
              >
                <b>
                  {code} {title}
                </b>
                <small>
                  {sam === null
                    ? say('没有工时', 'no SAM')
                    : `${minutes(sam)} ${say('分', 'min')}${isEstimated ? say('（估）', ' (est.)') : ''}`}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {draft.operation !== '' && (
        <>
          <label className="ef-field">
            <span>{say('被测员工（可不选）', 'Worker (may be left out)')}</span>
            <select
              value={draft.worker}
              onChange={({ target }) => onChange({ ...draft, worker: target.value })}
            >
              <option value="">—</option>
              {bench.workers.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name} {one.number}
                </option>
              ))}
            </select>
          </label>
          <form
            className="ef-stack"
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <label className="ef-field">
              <span>
                {say('动作分段（不分段就整个周期一按）', 'Elements (none: a press for each cycle)')}
              </span>
              <span className="ef-row">
                <input
                  className="ef-input"
                  style={{ flex: 1 }}
                  value={element}
                  maxLength={60}
                  placeholder={say('拿片 / 缝 / 放', 'take / sew / put down')}
                  onChange={({ target }) => setElement(target.value)}
                  data-testid="study-element"
                />
                <button type="submit" className="part-button">
                  {say('加', 'Add')}
                </button>
              </span>
            </label>
          </form>
          {draft.elements.length > 0 && (
            <ul className="ef-chips">
              {draft.elements.map((name, at) => (
                <li key={`${name} ${at}`}>
                  {at + 1}. {name}
                  <button
                    type="button"
                    aria-label={say(`去掉 ${name}`, `Take ${name} out`)}
                    onClick={() =>
                      onChange({ ...draft, elements: draft.elements.filter((_, index) => index !== at) })
                    }
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Stepper
            title={say('每周期件数', 'Pieces of a cycle')}
            value={draft.pieces}
            least={1}
            most={1000}
            onChange={(pieces) => onChange({ ...draft, pieces })}
          />
          <BigButton isMain onPress={onReady}>
            {say('去秒表', 'To the watch')}
          </BigButton>
        </>
      )}
    </div>
  );
}
