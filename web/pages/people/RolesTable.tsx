import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission, Role } from '../../client/index.ts';
import { PERMISSIONS, permissionKey, ROLES } from './roles.ts';
import './roles.css';

/** Which role may do what. */
export function RolesTable({ roles }: { roles: Readonly<Record<Role, readonly Permission[]>> }) {
  const { t } = useTranslation(['people', 'common']);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        {t('people:roles')}
      </Button>
      <Modal open={open} title={t('people:roles')} footer={null} onCancel={() => setOpen(false)} width={760}>
        <div className="roles">
          <table>
            <thead>
              <tr>
                <th />
                {ROLES.map((role) => (
                  <th key={role} scope="col">
                    {t(`common:role.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {PERMISSIONS.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{t(`common:permission.${permissionKey(permission)}`)}</th>
                  {ROLES.map((role) => (
                    <td key={role}>
                      {roles[role]?.includes(permission) ? (
                        <span title={t('common:yes')}>✓</span>
                      ) : (
                        <span className="hidden-word">{t('common:no')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Modal>
    </>
  );
}
