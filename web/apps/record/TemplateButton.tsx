import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ActionFacts } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { saveAnswer } from '../../parts/saveFile.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';

/** The workbook to be filled in for an action that takes a sheet. */
export function TemplateButton({ app, action }: { readonly app: string; readonly action: ActionFacts }) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const { busy, act } = useAct();
  const save = (): void =>
    void act(async () =>
      saveAnswer(`${action.title[language]}.xlsx`, await api.apps.sheetTemplate(app, action.name, language)),
    );
  return (
    <p>
      <Button loading={busy} onClick={save} data-testid="form-template">
        {t('apps:excel.template')}
      </Button>
    </p>
  );
}
