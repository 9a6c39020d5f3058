import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetPages } from '../page/kept.ts';
import { useSession } from '../session/useSession.ts';
import { useApi } from '../session/useApi.ts';
import { chooseAppearance } from '../theme/appearance.ts';
import { ChangePassword } from './ChangePassword.tsx';

export function PersonMenu() {
  const { t } = useTranslation('shell');
  const { person, org } = useSession();
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);

  const signOut = async (): Promise<void> => {
    await api.signOut().catch(() => undefined);
    await forgetPages().catch(() => undefined);
    await navigate({ to: '/login' });
    queries.clear();
  };
  const role = org?.role ? t(`common:role.${org.role}`) : person.operator ? t('common:role.operator') : '';
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'who', type: 'group', label: `${person.login}${role === '' ? '' : ` · ${role}`}` },
            {
              key: 'appearance',
              label: t('shell:appearance.title'),
              children: (['auto', 'light', 'dark'] as const).map((key) => ({
                key: `appearance-${key}`,
                label: t(`shell:appearance.${key}`),
                onClick: () => chooseAppearance(key),
              })),
            },
            { key: 'password', label: t('shell:person.password'), onClick: () => setChanging(true) },
            { key: 'out', label: t('shell:person.signOut'), onClick: () => void signOut() },
          ],
        }}
      >
        <button
          type="button"
          className="top-button top-person"
          data-testid="person-menu"
          aria-label={t('shell:person.menu', { name: person.name })}
        >
          {person.name || person.login}
        </button>
      </Dropdown>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  );
}
