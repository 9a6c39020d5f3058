import { useTranslation } from 'react-i18next';
import type { ConnectionState as Kind } from '../../client/index.ts';
import { StateShape } from '../../parts/StateShape.tsx';
import type { State } from '../../state/states.ts';

const SHAPES: Readonly<Record<Kind, State>> = {
  ok: 'running',
  waiting: 'idle',
  failed: 'stopped',
  off: 'off',
};

/** How a connection is: shape, word, and the sentence it tells of itself. */
export function ConnectionState({ state, detail }: { state: Kind; detail: string }) {
  const { t } = useTranslation('common');
  return (
    <span data-testid="connection-state" data-state={state}>
      <span className="state">
        <StateShape state={SHAPES[state] ?? 'none'} /> {t(`common:connection.${state}`)}
      </span>
      {detail !== '' && state !== 'off' && <small className="muted"> {detail}</small>}
    </span>
  );
}
