import { Drawer } from 'antd';
import type { ActionFacts, Values } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';
import { newDraft } from '../form/draft.ts';
import { useValueForm } from '../form/useValueForm.ts';
import { ValueForm, widthOf } from '../form/ValueForm.tsx';
import { useTimeZone } from '../../session/useSession.ts';
import { useAction } from './useAction.ts';

interface Props {
  readonly app: string;
  readonly action: ActionFacts;
  /** What is known already; it is not asked. */
  readonly given?: Values;
  readonly onClose: () => void;
}

/** Asks what an action needs, and runs it once. */
export function ActionForm({ app, action, given = {}, onClose }: Props) {
  const language = useLanguage();
  const zone = useTimeZone();
  const api = useApi();
  const { done } = useAction(app);
  const fields = Object.fromEntries(Object.entries(action.input).filter(([name]) => !(name in given)));
  const form = useValueForm({
    fields,
    start: newDraft(fields, {}, zone),
    keepAs: `action.${app}.${action.name}.${JSON.stringify(given)}`,
  });
  const send = async (): Promise<void> => {
    const isDone = await form.submit((values, key) =>
      api.apps.act(app, action.name, { ...values, ...given }, key),
    );
    if (!isDone) return;
    await done(action);
    onClose();
  };
  return (
    <Drawer open size={widthOf(fields)} title={action.title[language]} onClose={onClose}>
      <div data-testid="action-form">
        <ValueForm
          fields={fields}
          form={form}
          submit={action.title[language]}
          onSubmit={() => void send()}
          onCancel={onClose}
        >
          {action.summary !== null && <p className="muted">{action.summary[language]}</p>}
        </ValueForm>
      </div>
    </Drawer>
  );
}
