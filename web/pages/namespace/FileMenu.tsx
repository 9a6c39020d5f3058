import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAnswer } from '../../parts/saveFile.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { useMay } from '../../session/useSession.ts';
import { ImportDrawer } from './ImportDrawer.tsx';

/** The namespace as a file, out and in. */
export function FileMenu({ under }: { under: string }) {
  const { t } = useTranslation('namespace');
  const api = useApi();
  const may = useMay();
  const { busy, act } = useAct();
  const [importing, setImporting] = useState(false);
  const save = (format: 'yaml' | 'xlsx') =>
    act(async () =>
      saveAnswer(
        `${under.replaceAll('/', '-') || 'namespace'}.${format}`,
        await api.exportNamespace({ under, format }),
      ),
    );
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'yaml', label: t('namespace:file.yaml'), onClick: () => void save('yaml') },
            { key: 'xlsx', label: t('namespace:file.xlsx'), onClick: () => void save('xlsx') },
            ...(may('namespace.write')
              ? [{ key: 'import', label: t('namespace:file.import'), onClick: () => setImporting(true) }]
              : []),
          ],
        }}
      >
        <Button loading={busy} data-testid="namespace-file">
          {t('namespace:file.button')}
        </Button>
      </Dropdown>
      {importing && <ImportDrawer onClose={() => setImporting(false)} />}
    </>
  );
}
