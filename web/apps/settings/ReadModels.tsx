import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AppReadModel } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import './models.css';

const IDLE_MS = 10_000;
const BUSY_MS = 500;
const isAtWork = ({ rebuilding }: AppReadModel): boolean => rebuilding !== null;

/** Tables that an app derives from its records: whether they agree with them, and a way to make them anew. */
export function ReadModels({ app }: { app: string }) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const { busy, act } = useAct();
  const key = ['app', app, 'read-models'];
  const models = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await api.listReadModels(app, signal)).items,
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) === true ? BUSY_MS : IDLE_MS),
  });
  const rebuild = (name: string) =>
    act(async () => {
      await api.rebuildReadModel(app, name);
      await queries.invalidateQueries({ queryKey: key });
    });
  const stateOf = ({ rebuilding, fault, differences, comparedAt }: AppReadModel): string => {
    if (rebuilding !== null) return t('apps:models.rebuilding', { share: Math.round(rebuilding * 100) });
    if (fault !== null) return t('apps:models.failed', { reason: fault });
    if (differences > 0) return t('apps:models.differs', { count: differences });
    return t(comparedAt === null ? 'apps:models.unknown' : 'apps:models.same');
  };
  const columns: Column<AppReadModel>[] = [
    {
      key: 'name',
      title: t('apps:models.name'),
      isName: true,
      draw: ({ title }) => title[language],
      text: ({ title }) => title[language],
    },
    { key: 'state', title: t('apps:models.state'), draw: (model) => drawn(model), text: stateOf },
    {
      key: 'compared',
      title: t('apps:models.compared'),
      draw: ({ comparedAt }) => (comparedAt === null ? '—' : <Ago time={comparedAt} />),
      text: ({ comparedAt }) => comparedAt ?? '',
    },
    {
      key: 'built',
      title: t('apps:models.built'),
      draw: ({ builtAt }) => (builtAt === null ? t('apps:models.never') : <Ago time={builtAt} />),
      text: ({ builtAt }) => builtAt ?? '',
    },
  ];
  function drawn(model: AppReadModel) {
    const differs = model.rebuilding === null && (model.fault !== null || model.differences > 0);
    return (
      <span data-testid="model-state" data-differs={differs} className={differs ? 'model-differs' : ''}>
        {differs && <span aria-hidden>! </span>}
        {stateOf(model)}
        {differs &&
          model.examples.map(({ kind, row, fields }) => (
            <small key={`${kind} ${JSON.stringify(row)}`} className="muted model-example">
              {t(`apps:models.${kind}`)} {Object.values(row).join(' · ')} {fields.join(', ')}
            </small>
          ))}
      </span>
    );
  }
  return (
    <ListTable<AppReadModel>
      name={`models-${app}`}
      label={t('apps:admin.models')}
      columns={columns}
      pages={wholePages(models)}
      keyOf={({ name }) => name}
      empty={<Empty why={t('apps:models.empty')} />}
      actions={(model) => (
        <Button
          size="small"
          type={model.differences > 0 ? 'primary' : 'default'}
          disabled={busy || isAtWork(model)}
          onClick={() => void rebuild(model.name)}
          data-testid={`model-rebuild-${model.name}`}
        >
          {t('apps:models.rebuild')}
        </Button>
      )}
    />
  );
}
