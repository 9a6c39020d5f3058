import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, RecordQuestion } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { saveAnswer } from '../../parts/saveFile.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { ImportDialog } from './ImportDialog.tsx';

/** Records as a workbook, out and in. */
export function ExcelMenu({
  app,
  entity,
  question,
}: {
  app: string;
  entity: EntityFacts;
  question: RecordQuestion;
}) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const { busy, act } = useAct();
  const [importing, setImporting] = useState(false);
  const save = () =>
    act(async () =>
      saveAnswer(
        `${entity.plural[language]}.xlsx`,
        await api.apps.exportRecords(app, entity.name, language, question),
      ),
    );
  const template = () =>
    act(async () =>
      saveAnswer(
        `${entity.plural[language]}.xlsx`,
        await api.apps.importTemplate(app, entity.name, language),
      ),
    );
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'export', label: t('apps:excel.export'), onClick: () => void save() },
            ...(entity.mayWrite
              ? [
                  { key: 'template', label: t('apps:excel.template'), onClick: () => void template() },
                  { key: 'import', label: t('apps:excel.import'), onClick: () => setImporting(true) },
                ]
              : []),
          ],
        }}
      >
        <Button loading={busy} data-testid="excel">
          Excel
        </Button>
      </Dropdown>
      {importing && <ImportDialog app={app} entity={entity} onClose={() => setImporting(false)} />}
    </>
  );
}
