import type { PageTools } from '@selvedge/sdk/page';
import { type Owed, WORK_KINDS } from './answers.ts';

interface CardProps {
  readonly tools: PageTools;
  readonly row: Owed;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** One consignment: who, what, how many are owed, how late. */
export function Card({ tools, row, isOpen, onOpen }: CardProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const due =
    row.due === null
      ? ''
      : row.late > 0
        ? say(`晚 ${row.late} 天`, `${row.late} days late`)
        : say(`${row.due} 回`, `due ${row.due}`);
  const isDifferent = row.received !== null && row.received !== row.out;
  return (
    <button
      type="button"
      className="out-card"
      aria-pressed={isOpen}
      onClick={onOpen}
      data-testid="consignment"
    >
      <b>
        <span>
          {row.partnerName} · {tools.say(WORK_KINDS[row.work])}
        </span>
        <span className="out-owed">{say(`欠 ${row.owed}`, `${row.owed} owed`)}</span>
      </b>
      <span>
        {row.number} · {row.orderNumber} · {row.styleNumber}
      </span>
      <small>
        {say(
          `发 ${row.out} · 合格 ${row.good} · 不合格 ${row.bad} · 短少 ${row.short}`,
          `sent ${row.out} · good ${row.good} · bad ${row.bad} · short ${row.short}`,
        )}
      </small>
      <small>
        {due !== '' && <span className={row.late > 0 ? 'out-late' : undefined}>{due}</span>}
        {row.received !== null && (
          <span className={isDifferent ? 'out-late' : undefined}>
            {due === '' ? '' : ' · '}
            {say(`对方确认收到 ${row.received}`, `partner received ${row.received}`)}
          </span>
        )}
        {row.returned !== null && say(` · 对方说送回 ${row.returned}`, ` · partner returned ${row.returned}`)}
      </small>
    </button>
  );
}
