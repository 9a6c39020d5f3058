import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format/number.ts';
import { StateShape } from '../../parts/StateShape.tsx';
import type { State } from '../../state/states.ts';
import { countStates, STATE_ORDER } from './groups.ts';

/** Of all machines: how many are in which state. */
export function Totals({ states }: { states: readonly (State | null)[] }) {
  const { t } = useTranslation(['overview', 'common']);
  const counts = countStates(states);
  return (
    <dl className="totals" data-testid="totals">
      {STATE_ORDER.filter((state) => counts[state] > 0 || state === 'running' || state === 'stopped').map(
        (state) => (
          <div key={state} data-state={state}>
            <dt>
              <StateShape state={state === 'other' ? null : state} size={14} /> {t(`common:state.${state}`)}
            </dt>
            <dd>{formatNumber(counts[state])}</dd>
          </div>
        ),
      )}
      <div className="totals-all">
        <dt>{t('overview:all')}</dt>
        <dd>{formatNumber(states.length)}</dd>
      </div>
    </dl>
  );
}
