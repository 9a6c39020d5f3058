import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesOf } from '../apps/facts.ts';
import { useMay } from '../session/useSession.ts';
import { OWN_APP } from './draft/facts.ts';
import { OriginList } from './Origins.tsx';

/** From a real page to where it is made one's own. */
export function OwnMenu({ entity: id }: { entity: string }) {
  const { t } = useTranslation('own');
  const may = useMay();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  if (!may('org.manage')) return null;
  const { app, entity } = namesOf(id);
  const isOwn = app === OWN_APP;
  const field = isOwn
    ? { to: '/own/entity/$name' as const, params: { name: entity } }
    : { to: '/own/field/$app/$entity' as const, params: { app, entity } };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'field',
              label: t(isOwn ? 'own:menu.entity' : 'own:menu.field'),
              onClick: () => void navigate(field),
            },
            {
              key: 'rule',
              label: t('own:menu.rule'),
              onClick: () => void navigate({ to: '/own', search: { add: 'rule', entity: id } }),
            },
            {
              key: 'board',
              label: t('own:menu.board'),
              onClick: () => void navigate({ to: '/own', search: { add: 'board', entity: id } }),
            },
            ...(isOwn ? [] : [{ key: 'origin', label: t('own:menu.origin'), onClick: () => setOpen(true) }]),
          ],
        }}
      >
        <Button data-testid="own-menu">{t('own:menu.open')}</Button>
      </Dropdown>
      <Drawer
        open={isOpen}
        size={460}
        title={t('own:menu.origin')}
        onClose={() => setOpen(false)}
        destroyOnHidden
        footer={<Link {...field}>{t('own:menu.field')}</Link>}
      >
        <OriginList entity={id} />
      </Drawer>
    </>
  );
}
