import type { PageTools } from '@selvedge/sdk/page';
import { PAPERS } from './papers.ts';
import type { Bed, LooseOrder } from './ticket.ts';

interface Props {
  readonly tools: PageTools;
  readonly beds: readonly Bed[];
  /** What may be tied and printed outside beds. */
  readonly orders: readonly LooseOrder[];
  readonly bed: string;
  readonly paper: string;
  readonly numbers: string;
  readonly onBed: (bed: string) => void;
  readonly onPaper: (paper: string) => void;
  readonly onNumbers: (numbers: string) => void;
}

/** Which bed, on what, which of its bundles. */
export function Controls({ tools, beds, orders, bed, paper, numbers, onBed, onPaper, onNumbers }: Props) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const nameOf = ({ styleNumber, number, orderNumber, bundles, bare }: Bed): string =>
    say(
      `${styleNumber} 第 ${number} 床 · ${orderNumber} · ${bundles} 扎${bare > 0 ? `（${bare} 扎未出票）` : ''}`,
      `${styleNumber} bed ${number} · ${orderNumber} · ${bundles} bundles${bare > 0 ? ` (${bare} without a ticket)` : ''}`,
    );
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
      <label>
        {say('床次或订单', 'Bed or order')}{' '}
        <select value={bed} onChange={(event) => onBed(event.target.value)} data-testid="choose-bed">
          <option value="">{say('请选择', 'Choose')}</option>
          {beds.length > 0 && (
            <optgroup label={say('床次', 'Beds')}>
              {beds.map((one) => (
                <option key={one.bed} value={one.bed}>
                  {nameOf(one)}
                </option>
              ))}
            </optgroup>
          )}
          {orders.length > 0 && (
            <optgroup label={say('订单（不经床次）', 'Orders (without a bed)')}>
              {orders.map((one) => (
                <option key={one.order} value={one.order}>
                  {one.orderNumber} · {one.styleNumber}
                  {one.bundles > 0 && say(` · ${one.bundles} 扎`, ` · ${one.bundles} bundles`)}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <label>
        {say('纸张', 'Paper')}{' '}
        <select value={paper} onChange={(event) => onPaper(event.target.value)} data-testid="choose-paper">
          {PAPERS.map(({ id, title }) => (
            <option key={id} value={id}>
              {tools.say(title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('扎号', 'Bundles')}{' '}
        <input
          value={numbers}
          onChange={(event) => onNumbers(event.target.value)}
          placeholder={say('全部，或 231、235-240', 'All, or 231, 235-240')}
          data-testid="choose-numbers"
        />
      </label>
    </span>
  );
}
