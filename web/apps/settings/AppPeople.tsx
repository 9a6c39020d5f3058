import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { useAct } from '../../parts/useAct.ts';
import { useUndo } from '../../parts/useUndo.tsx';
import { useApi } from '../../session/useApi.ts';
import { useApp } from '../facts.ts';

/** Who has which roles in an app: by the post in the org, and given here besides. */
export function AppPeople({ app }: { app: string }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const { act } = useAct();
  const tell = useUndo();
  const { roles } = useApp(app);
  const key = ['app', app, 'roles'];
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.listAppRoles(app, signal) });
  const pages = usePages<Member>(['people'], (after, signal) => api.listPeople({ after }, signal));
  if (Object.keys(roles).length === 0) return <Empty why={t('apps:admin.noRoles')} />;

  const word = (role: string): string => roles[role]?.[language] ?? role;
  const given = (person: Member): readonly string[] => data?.given[person.id] ?? [];
  const byPost = (person: Member): string =>
    (data?.byPost[person.role] ?? []).map(word).join(language === 'zh' ? '、' : ', ');
  const give = async (person: Member, next: readonly string[]): Promise<void> => {
    const before = given(person);
    const apply = async (chosen: readonly string[]): Promise<void> => {
      await api.giveAppRoles(app, person.id, { roles: chosen });
      await queries.invalidateQueries({ queryKey: key });
    };
    if (await act(() => apply(next)))
      tell(t('apps:people.done', { name: person.name || person.login }), () => apply(before));
  };
  const columns: Column<Member>[] = [
    {
      key: 'name',
      title: t('apps:people.name'),
      isName: true,
      draw: (person) => person.name || person.login,
      text: (person) => person.name || person.login,
    },
    {
      key: 'post',
      title: t('apps:people.post'),
      draw: (person) => t(`common:role.${person.role}`),
      text: (person) => t(`common:role.${person.role}`),
    },
    {
      key: 'byPost',
      title: t('apps:people.byPost'),
      draw: (person) => byPost(person) || <span className="muted">—</span>,
      text: byPost,
    },
    {
      key: 'given',
      title: t('apps:people.given'),
      draw: (person) => (
        <Select
          mode="multiple"
          value={[...given(person)]}
          options={Object.keys(roles).map((role) => ({ value: role, label: word(role) }))}
          placeholder={t('apps:people.none')}
          aria-label={t('apps:people.givenTo', { name: person.name || person.login })}
          onChange={(next: string[]) => void give(person, next)}
          style={{ minWidth: 200 }}
          data-testid={`roles-${person.login}`}
        />
      ),
      text: (person) => given(person).map(word).join(', '),
    },
  ];
  return (
    <ListTable<Member>
      name="app-people"
      label={t('apps:admin.people')}
      columns={columns}
      pages={pages}
      keyOf={(person) => person.id}
      empty={<Empty why={t('apps:people.empty')} />}
    />
  );
}
