import { useTranslation } from 'react-i18next';
import type { State } from '../state/states.ts';
import { StateShape } from './StateShape.tsx';
import { useStateWord } from './useStateWord.ts';
import './state.css';

/** State as shape, word and colour. The machine's own word is shown where it says more. */
export function StateMark({ state, word = '' }: { state: State | null; word?: string }) {
  const { t } = useTranslation('common');
  const spoken = useStateWord();
  const name = state === null ? spoken(word) : t(`common:state.${state}`);
  const own =
    state !== null && word !== '' && word.toLowerCase() !== state && spoken(word) !== name
      ? spoken(word)
      : '';
  return (
    <span className="state" data-testid="state" data-state={state ?? 'other'}>
      <StateShape state={state} />
      <span>{name}</span>
      {own !== '' && <small className="muted">{own}</small>}
    </span>
  );
}
