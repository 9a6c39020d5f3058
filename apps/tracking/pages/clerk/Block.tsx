import type { Titles } from '@selvedge/sdk/app';
import { BigButton, type PageTools } from '@selvedge/sdk/page';
import type { BlockFault, BlockLine, Entry } from './entry.ts';

const FAULTS: Readonly<Record<BlockFault, Titles>> = {
  worker: {
    zh: '不知道是谁（工号没有，或重名，或没选员工）',
    en: 'nobody known (no such number, two of one name, or none chosen)',
  },
  bundle: { zh: '没有扎号', en: 'no bundle' },
  pieces: { zh: '件数不是整数', en: 'pieces are no whole number' },
};

interface BlockProps {
  readonly lines: readonly BlockLine[];
  readonly tools: PageTools;
  readonly onBook: (entries: readonly Entry[]) => Promise<void>;
  readonly onCancel: () => void;
}

/** What was pasted, before it is booked: how many lines fit, and what is wrong with the others. */
export function Block({ lines, tools, onBook, onCancel }: BlockProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const entries = lines.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const faults = lines.filter(({ fault }) => fault !== null);
  return (
    <section className="clerk-block" data-testid="clerk-block">
      <strong>
        {say(
          `粘贴了 ${lines.length} 行，${entries.length} 行可以录`,
          `${lines.length} lines pasted, ${entries.length} can be booked`,
        )}
      </strong>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ line, fault, written }) => (
            <li key={line}>
              {say(`第 ${line} 行`, `line ${line}`)}：{fault !== null && tools.say(FAULTS[fault])}{' '}
              <small>{written}</small>
            </li>
          ))}
        </ul>
      )}
      <p className="clerk-undo">
        <BigButton isMain isDisabled={entries.length === 0} onPress={() => onBook(entries)}>
          {say(`录入 ${entries.length} 行`, `Book ${entries.length} lines`)}
        </BigButton>
        <BigButton onPress={onCancel}>{say('不录', 'Do not')}</BigButton>
      </p>
    </section>
  );
}
