import type { StateName } from '@selvedge/sdk/page';
import { StateShape } from '../../parts/StateShape.tsx';
import { t } from '../words.ts';

export function State({ state, word }: { readonly state: StateName; readonly word?: string }) {
  return (
    <span className="state" data-testid="state" data-state={state}>
      <StateShape state={state} />
      <span>{word ?? t(`page:state.${state}`)}</span>
    </span>
  );
}
