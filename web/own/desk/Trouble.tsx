import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../parts/Ago.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { partsOf } from '../draft/parts.ts';
import { OWN_STATE, useDraft } from '../draft/useDraft.ts';
import { PartLink } from './PartLink.tsx';
import { useTitle } from '../parts/useTitle.ts';

/** What does not work at present, and why. */
export function Trouble() {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const api = useApi();
  const queries = useQueryClient();
  const { busy, act } = useAct();
  const { state } = useDraft();
  const parts = new Map(
    (state.published === null ? [] : partsOf(state.published.document)).map((part) => [part.where, part]),
  );
  const failing = state.rules.filter(({ failures }) => failures > 0);
  if (state.inert.length === 0 && failing.length === 0) return null;
  const on = (rule: string): Promise<boolean> =>
    act(async () => {
      await api.switchOwnRuleOn(rule);
      await queries.invalidateQueries({ queryKey: [OWN_STATE] });
    });
  return (
    <section className="own-section own-trouble" data-testid="own-trouble">
      <h2>{t('own:trouble.title')}</h2>
      <ul>
        {state.inert.map(({ where, reason }) => (
          <li key={where} data-testid="own-inert" data-where={where}>
            <PartLink part={parts.get(where)} fallback={where} />
            <span>{t('own:trouble.inert', { reason: titled(reason) })}</span>
          </li>
        ))}
        {failing.map(({ rule, failures, fault, disabled, at }) => (
          <li key={rule} data-testid="own-failing" data-rule={rule}>
            <PartLink part={parts.get(`rules/${rule}`)} fallback={rule} />
            <span>
              {t(disabled ? 'own:trouble.off' : 'own:trouble.failing', { count: failures, fault })}{' '}
              <Ago time={at} />
            </span>
            {disabled && (
              <Button size="small" loading={busy} onClick={() => void on(rule)} data-testid="rule-on">
                {t('own:trouble.on')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
