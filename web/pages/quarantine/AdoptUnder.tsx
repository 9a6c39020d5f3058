import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { prefixesOf } from './prefixes.ts';

/** Adopts a whole subtree in one click. */
export function AdoptUnder({
  paths,
  busy,
  onAdopt,
}: {
  paths: readonly string[];
  busy: boolean;
  onAdopt: (under: string) => void;
}) {
  const { t } = useTranslation('quarantine');
  const prefixes = prefixesOf(paths, 12);
  if (prefixes.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: prefixes.map(({ path, count }) => ({
          key: path,
          label: t('quarantine:under', { path, count }),
        })),
        onClick: ({ key }) => onAdopt(key),
      }}
    >
      <Button type="primary" loading={busy} data-testid="adopt-under">
        {t('quarantine:adoptUnder')} ▾
      </Button>
    </Dropdown>
  );
}
