import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnRole } from '../../client/index.ts';
import { EVERYBODY } from './roles.ts';

/** Who may, by role in the organisation. @param least so many stay chosen */
export function RoleChoice({
  value,
  least,
  name,
  onChange,
}: {
  value: readonly OwnRole[];
  least: 0 | 1;
  name: string;
  onChange: (roles: readonly OwnRole[]) => void;
}) {
  const { t } = useTranslation('common');
  return (
    <div className="own-roles" role="group" aria-label={name}>
      {EVERYBODY.map((role) => (
        <Checkbox
          key={role}
          checked={value.includes(role)}
          disabled={least === 1 && value.length === 1 && value.includes(role)}
          onChange={(event) =>
            onChange(EVERYBODY.filter((one) => (one === role ? event.target.checked : value.includes(one))))
          }
        >
          {t(`common:role.${role}`)}
        </Checkbox>
      ))}
    </div>
  );
}
