import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionFacts, Values } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';
import { recordsKey } from '../facts.ts';

/** Runs actions of an app that need no form; tells when they are done. */
export function useAction(app: string) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const done = async (action: ActionFacts): Promise<void> => {
    await queries.invalidateQueries({ queryKey: recordsKey(app) });
    void message.success(t('apps:action.done', { title: action.title[language] }));
  };
  /** @returns what was refused, or null when it is done */
  const run = async (action: ActionFacts, input: Values): Promise<unknown> => {
    setBusy(action.name);
    try {
      await api.apps.act(app, action.name, input, crypto.randomUUID());
      await done(action);
      return null;
    } catch (problem) {
      return problem;
    } finally {
      setBusy(null);
    }
  };
  return { busy, run, done };
}
