import { BigButton, type PageTools } from '@selvedge/sdk/page';
import type { Trouble } from './answers.ts';
import type { Act, Listed } from './entries.ts';
import type { HeldScan } from './held.ts';

interface EntryProps {
  readonly entry: Listed;
  readonly tools: PageTools;
  readonly onAct: (act: Act) => Promise<void>;
  readonly onBook: (missed: Trouble['missed'][number]) => void;
  readonly onDecide: (scan: HeldScan) => void;
}

/** A line with what is to be done about it at its end. */
export function Entry({
  entry: { title, note, figure, todo, kind },
  tools,
  onAct,
  onBook,
  onDecide,
}: EntryProps) {
  return (
    <li data-kind={kind}>
      <span>
        {title}
        {note !== '' && <small>{note}</small>}
      </span>
      {figure !== '' && <b>{figure}</b>}
      <span className="morning-todo">
        {'open' in todo && (
          <a className="part-button" href={todo.open}>
            {tools.say({ zh: '打开', en: 'Open' })}
          </a>
        )}
        {'missed' in todo && (
          <BigButton onPress={() => onBook(todo.missed)}>
            {tools.say({ zh: '补报', en: 'Book it' })}
          </BigButton>
        )}
        {'held' in todo && (
          <BigButton isMain onPress={() => onDecide(todo.held)}>
            {tools.say({ zh: '处理', en: 'Decide' })}
          </BigButton>
        )}
        {'acts' in todo &&
          todo.acts.map((act, at) => (
            <BigButton key={act.title.en} isMain={at === 0} onPress={() => onAct(act)}>
              {tools.say(act.title)}
            </BigButton>
          ))}
      </span>
    </li>
  );
}
