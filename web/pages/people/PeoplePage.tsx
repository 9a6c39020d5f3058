import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Role } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { SecretOnce } from '../../parts/SecretOnce.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useUndo } from '../../parts/useUndo.tsx';
import { useApi } from '../../session/useApi.ts';
import { useSession } from '../../session/useSession.ts';
import { PersonForm } from './PersonForm.tsx';
import { RolesTable } from './RolesTable.tsx';
import { ROLES } from './roles.ts';

/** Who works here, and what each may do. */
export function PeoplePage() {
  const { t } = useTranslation(['people', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { person: me } = useSession();
  const { modal } = App.useApp();
  const { act } = useAct();
  const tell = useUndo();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ login: string; password: string } | null>(null);
  const { data: roles } = useQuery({
    queryKey: ['roles'],
    queryFn: async ({ signal }) => (await api.listRoles(signal)).roles,
    staleTime: Infinity,
  });
  const pages = usePages<Member>(['people'], (after, signal) => api.listPeople({ after }, signal));
  const refresh = () => queries.invalidateQueries({ queryKey: ['people'] });

  const change = async (
    person: Member,
    to: { role?: Role; active?: boolean },
    back: { role?: Role; active?: boolean },
    done: string,
  ): Promise<void> => {
    const apply = async (part: { role?: Role; active?: boolean }): Promise<void> => {
      await api.changePerson(person.id, part);
      await refresh();
    };
    if (await act(() => apply(to))) tell(done, () => apply(back));
  };
  const reset = (person: Member): void => {
    modal.confirm({
      title: t('people:reset.title', { name: person.name }),
      content: t('people:reset.hint'),
      okText: t('people:reset.submit'),
      cancelText: t('common:cancel'),
      icon: null,
      onOk: () =>
        act(async () => {
          const { password } = await api.resetPassword(person.id);
          setSecret({ login: person.login, password });
        }),
    });
  };

  const columns: Column<Member>[] = [
    {
      key: 'name',
      title: t('people:name'),
      isName: true,
      draw: (person) => <span className={person.active ? '' : 'muted'}>{person.name || person.login}</span>,
      text: (person) => person.name,
    },
    {
      key: 'login',
      title: t('people:login'),
      draw: (person) => <code>{person.login}</code>,
      text: (person) => person.login,
    },
    {
      key: 'role',
      title: t('people:role'),
      draw: (person) => (
        <Select<Role>
          variant="filled"
          size="small"
          value={person.role}
          disabled={person.id === me.id}
          style={{ width: 116 }}
          aria-label={t('people:roleOf', { name: person.name })}
          options={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
          onChange={(role) =>
            void change(
              person,
              { role },
              { role: person.role },
              t('people:roleDone', { name: person.name, role: t(`common:role.${role}`) }),
            )
          }
        />
      ),
      text: (person) => person.role,
    },
    {
      key: 'active',
      title: t('people:state'),
      draw: (person) =>
        person.active ? t('people:active') : <span className="muted">{t('people:inactive')}</span>,
      text: (person) => (person.active ? t('people:active') : t('people:inactive')),
    },
    {
      key: 'seen',
      title: t('people:seen'),
      draw: (person) => <Ago time={person.lastSeen} />,
      text: (person) => person.lastSeen ?? '',
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setAdding(true)} data-testid="add-person">
      {t('people:add')}
    </Button>
  );

  return (
    <div data-testid="people-page">
      <PageHead title={t('people:title')} note={t('people:note')}>
        {roles !== undefined && <RolesTable roles={roles} />}
      </PageHead>
      <ListTable<Member>
        name="people"
        label={t('people:title')}
        columns={columns}
        pages={pages}
        keyOf={(person) => person.id}
        empty={<Empty why={t('people:empty')}>{add}</Empty>}
        add={add}
        actions={(person) =>
          person.id === me.id ? (
            <span className="muted">{t('people:you')}</span>
          ) : (
            <>
              <Button type="link" size="small" onClick={() => reset(person)}>
                {t('people:reset.button')}
              </Button>
              <Button
                type="text"
                size="small"
                onClick={() =>
                  void change(
                    person,
                    { active: !person.active },
                    { active: person.active },
                    t(person.active ? 'people:deactivated' : 'people:activated', { name: person.name }),
                  )
                }
              >
                {person.active ? t('people:deactivate') : t('people:activate')}
              </Button>
            </>
          )
        }
      />
      {adding && (
        <PersonForm
          onAdded={(login, password) => password !== undefined && setSecret({ login, password })}
          onClose={() => setAdding(false)}
        />
      )}
      {secret !== null && (
        <SecretOnce
          title={t('people:once')}
          facts={[
            { id: 'login', label: t('people:login'), text: secret.login },
            { id: 'password', label: t('people:password'), text: secret.password },
          ]}
          onClose={() => setSecret(null)}
        >
          <p className="muted">{t('people:onceHint')}</p>
        </SecretOnce>
      )}
    </div>
  );
}
