import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../parts/Ago.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useUndo } from '../../parts/useUndo.tsx';
import { useApi } from '../../session/useApi.ts';
import { servedOf, useDraft, useDraftStore } from '../draft/useDraft.ts';
import { refreshOwn } from './refresh.ts';

/** Every version that was in force, with the way back to it. */
export function Versions() {
  const { t } = useTranslation('own');
  const { state } = useDraft();
  const api = useApi();
  const store = useDraftStore();
  const queries = useQueryClient();
  const tell = useUndo();
  const { busy, act } = useAct();
  if (state.versions.length === 0) return null;
  const goBack = async (version: number): Promise<void> => {
    await api.rollBackOwn({ version });
    await refreshOwn(queries);
    // What is being made stays as it is: only what is in force changed.
    if (!store.view().canUndo) store.take(servedOf(await api.getOwn()));
  };
  const noteWords = (note: string): string => {
    const [, from] = /^← (\d+)$/.exec(note) ?? [];
    return from === undefined ? note : t('own:versions.from', { version: from });
  };
  const back = async (version: number): Promise<void> => {
    const before = state.published?.version;
    if (await act(() => goBack(version)))
      tell(t('own:versions.done', { version }), () =>
        before === undefined ? Promise.resolve() : goBack(before),
      );
  };
  return (
    <section className="own-section" data-testid="own-versions">
      <h2>{t('own:versions.title')}</h2>
      <ol className="own-versions">
        {state.versions.map(({ version, note, at, login, published }) => (
          <li key={version} data-version={version}>
            <strong>{version}</strong>
            <span className="own-note">
              {note === '' ? <span className="muted">—</span> : noteWords(note)}
            </span>
            <span className="muted">
              {login ?? '—'} · <Ago time={at} />
            </span>
            {published ? (
              <span className="own-new">{t('own:versions.inForce')}</span>
            ) : (
              <Button
                size="small"
                loading={busy}
                onClick={() => void back(version)}
                data-testid={`go-back-${version}`}
              >
                {t('own:versions.back')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
