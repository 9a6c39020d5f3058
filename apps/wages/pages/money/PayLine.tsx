import { useState } from 'react';
import type { PageTools } from '@selvedge/sdk/page';
import { LINE_WORDS } from '../../fields/words.ts';
import type { Line } from './answers.ts';
import { Ask } from './Ask.tsx';

interface PayLineProps {
  readonly tools: PageTools;
  readonly line: Line;
  readonly month: string;
  readonly onChange: () => Promise<void>;
}

const isKnown = (kind: string): kind is keyof typeof LINE_WORDS => kind in LINE_WORDS;

/** A line of the payslip; a touch tells how it is reckoned. */
export function PayLine({ tools, line, month, onChange }: PayLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const kind = isKnown(line.kind) ? tools.say(LINE_WORDS[line.kind]) : line.kind;
  const title = [line.name ?? kind, line.isLate ? say('补上月', 'last month') : '']
    .filter(Boolean)
    .join(' · ');
  return (
    <li className="money-row">
      <button type="button" className="money-link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {title}
      </button>
      <strong>{Number(line.amount).toFixed(2)}</strong>
      <small>
        {[line.name === null ? '' : kind, line.orderNumber, line.day].filter(Boolean).join(' · ')}
      </small>
      <small>{line.quantity === null ? '' : `${line.quantity} ${say('件', 'pcs')}`}</small>
      {isOpen && (
        <span className="money-wide">
          <small>
            {tools.say(line.formula)}
            {line.reason !== null && ` · ${line.reason}`}
          </small>
          {!isAsking && (
            <>
              <br />
              <button type="button" className="money-link" onClick={() => setIsAsking(true)}>
                {say('这一行不对', 'This line is wrong')}
              </button>
            </>
          )}
          {isAsking && (
            <Ask
              tools={tools}
              about={{
                month,
                line: title.slice(0, 120),
                ...(line.operation === null ? {} : { operation: line.operation }),
              }}
              start=""
              onDone={async () => {
                setIsAsking(false);
                await onChange();
              }}
            />
          )}
        </span>
      )}
    </li>
  );
}
