import type { Titles } from '@selvedge/sdk/app';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { BlockFault } from './entry.ts';
import type { Pile, PileLine } from './usePile.ts';

const FAULTS: Readonly<Record<BlockFault, Titles>> = {
  worker: {
    zh: '不知道是谁（工号没有，或重名，或没选员工）',
    en: 'nobody known (no such number, two of one name, or none chosen)',
  },
  bundle: { zh: '没有扎号', en: 'no bundle' },
  pieces: { zh: '件数不是整数', en: 'pieces are no whole number' },
};

interface BlockProps {
  readonly pile: Pile;
  readonly tools: PageTools;
  readonly onBook: () => Promise<void>;
}

/** A pile before it is booked: what was typed, shot or pasted, how many lines fit, and what is wrong with the others. */
export function Block({ pile, tools, onBook }: BlockProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { lines, fit, pieces } = pile;
  const wrong = lines.filter(({ fault, answer }) => fault !== null || answer?.fits === false);
  const why = ({ fault, answer }: PileLine): string =>
    fault === null ? (answer === null ? '' : tools.say(answer.sentence)) : tools.say(FAULTS[fault]);
  return (
    <section className="clerk-block" data-testid="clerk-block">
      <strong>
        {say(
          `这叠 ${lines.length} 行，${fit} 行可以录，共 ${pieces} 件`,
          `${lines.length} lines, ${fit} can be booked, ${pieces} pcs`,
        )}
      </strong>
      {pile.error !== null && <ErrorNote error={pile.error} />}
      {wrong.length > 0 && (
        <ul>
          {wrong.map((line) => (
            <li key={line.line}>
              {say(`第 ${line.line} 行`, `line ${line.line}`)}：{why(line)} <small>{line.written}</small>{' '}
              <button type="button" className="clerk-drop" onClick={() => pile.without(line.line)}>
                {say('去掉', 'Remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="clerk-undo">
        <BigButton isMain isDisabled={fit === 0} onPress={onBook}>
          {say(`录入 ${fit} 行`, `Book ${fit} lines`)}
        </BigButton>
        <BigButton onPress={pile.clear}>{say('不录', 'Do not')}</BigButton>
      </p>
    </section>
  );
}
