import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseAppearance, type Appearance } from '../theme/appearance.ts';
import { useAppearance } from '../theme/useAppearance.ts';

const CHOICES: readonly Appearance[] = ['auto', 'light', 'dark'];

export function AppearanceMenu() {
  const { t } = useTranslation('shell');
  const chosen = useAppearance();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [chosen],
        items: CHOICES.map((key) => ({ key, label: t(`shell:appearance.${key}`) })),
        onClick: ({ key }) => {
          const choice = CHOICES.find((each) => each === key);
          if (choice !== undefined) chooseAppearance(choice);
        },
      }}
    >
      <button type="button" className="top-button only-wide" data-testid="appearance">
        {t(`shell:appearance.${chosen}`)}
      </button>
    </Dropdown>
  );
}
