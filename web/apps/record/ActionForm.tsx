import type { Fields } from '@selvedge/sdk/app';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionFacts, Values } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { newDraft } from '../form/draft.ts';
import { useValueForm } from '../form/useValueForm.ts';
import { ValueForm, widthOf } from '../form/ValueForm.tsx';
import { Answer } from '../view/Answer.tsx';
import { TemplateButton } from './TemplateButton.tsx';
import { useAction } from './useAction.ts';

interface Props {
  readonly app: string;
  readonly action: ActionFacts;
  /** What is known already; it is not asked. */
  readonly given?: Values;
  /** Hears the answer of what was done. */
  readonly onDone?: (answer: Values) => void;
  readonly onClose: () => void;
}

/** An action that can be tried without storing anything says so by this part of its input. */
const TRIAL = 'dryRun';
/** An answer that tells more than which record it was is worth reading. */
const isTelling = (output: Fields): boolean =>
  Object.values(output).some(({ kind }) => kind === 'list' || kind === 'object' || kind === 'map');

/** Asks what an action needs, runs it once, and shows what it answers. */
export function ActionForm({ app, action, given = {}, onDone, onClose }: Props) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const zone = useTimeZone();
  const api = useApi();
  const { done } = useAction(app);
  const [answer, setAnswer] = useState<Values | null>(null);
  const [isOver, setOver] = useState(false);
  const mayTry = action.input[TRIAL]?.kind === 'boolean';
  const fields = Object.fromEntries(
    Object.entries(action.input).filter(([name]) => !(name in given) && !(mayTry && name === TRIAL)),
  );
  const form = useValueForm({
    fields,
    start: newDraft(fields, {}, zone),
    keepAs: `action.${app}.${action.name}.${JSON.stringify(given)}`,
  });
  const send = async (isTrial: boolean): Promise<void> => {
    let told: Values = {};
    const isDone = await form.submit(async (values, key) => {
      const input = { ...values, ...given, ...(mayTry ? { [TRIAL]: isTrial } : {}) };
      told = await api.apps.act(app, action.name, input, key);
    }, isTrial);
    if (!isDone) return;
    if (isTelling(action.output)) setAnswer(told);
    if (isTrial) return;
    await done(action);
    onDone?.(told);
    if (isTelling(action.output)) setOver(true);
    else onClose();
  };
  const width = Math.max(widthOf(fields), isTelling(action.output) ? 760 : 0);
  return (
    <Drawer open size={width} title={action.title[language]} onClose={onClose}>
      <div data-testid="action-form">
        {!isOver && (
          <ValueForm
            fields={fields}
            form={form}
            submit={action.title[language]}
            onSubmit={() => void send(false)}
            onCancel={onClose}
            besides={
              mayTry && (
                <Button loading={form.busy} onClick={() => void send(true)} data-testid="form-try">
                  {t('apps:action.try')}
                </Button>
              )
            }
          >
            {action.summary !== null && <p className="muted">{action.summary[language]}</p>}
            {action.hasTemplate && <TemplateButton app={app} action={action} />}
          </ValueForm>
        )}
        {answer !== null && (
          <section className="action-answer" data-testid="action-answer">
            <h2>{t(isOver ? 'apps:action.answer' : 'apps:action.trial')}</h2>
            <Answer fields={action.output} values={answer} />
            {isOver && (
              <Button type="primary" onClick={onClose}>
                {t('common:close')}
              </Button>
            )}
          </section>
        )}
      </div>
    </Drawer>
  );
}
