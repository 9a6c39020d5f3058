import { lastOf } from '@selvedge/sdk/connector';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { StateShape } from '../../parts/StateShape.tsx';
import { useStateWord } from '../../parts/useStateWord.ts';
import type { State } from '../../state/states.ts';
import { countStates, STATE_ORDER, type LineGroup } from './groups.ts';

export interface MachineState {
  readonly state: State | null;
  readonly word: string;
  readonly time: number | null;
}

const NONE: MachineState = { state: 'none', word: '', time: null };

/** One line: its machines as shapes, and how many are in which state. */
export function LineCard({ line, states }: { line: LineGroup; states: ReadonlyMap<string, MachineState> }) {
  const { t } = useTranslation(['overview', 'common']);
  const language = useLanguage();
  const spoken = useStateWord();
  const name = line.path === '' ? t('overview:noLine') : titleIn(language, line.title, lastOf(line.path));
  const present = line.machines.map((machine) => states.get(machine.statePath) ?? NONE);
  const counts = countStates(present.map((each) => each.state));
  return (
    <article className="line" data-testid="line-card" data-path={line.path}>
      <header>
        <h3>
          <Link to="/namespace/$" params={{ _splat: line.path }}>
            {name}
          </Link>
        </h3>
        <span className="muted">{t('overview:machines', { count: line.machines.length })}</span>
      </header>
      <ul className="dots">
        {line.machines.map((machine, index) => {
          const { state, word } = present[index] ?? NONE;
          const title = titleIn(language, machine.title, machine.name);
          const stateWord = state === null ? spoken(word) : t(`common:state.${state}`);
          return (
            <li key={machine.path}>
              <Link
                to="/thing/$"
                params={{ _splat: machine.path }}
                className={`dot dot-${state ?? 'other'}`}
                aria-label={`${title}: ${stateWord}`}
                title={`${title}\n${stateWord}${word !== '' && word !== state ? ` (${spoken(word)})` : ''}`}
                data-testid="machine"
                data-state={state ?? 'other'}
              >
                <StateShape state={state} size={18} />
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="line-counts">
        {STATE_ORDER.filter((state) => counts[state] > 0).map((state) => (
          <span key={state}>
            <StateShape state={state === 'other' ? null : state} size={10} /> {t(`common:state.${state}`)}{' '}
            <b>{counts[state]}</b>
          </span>
        ))}
      </p>
    </article>
  );
}
