import { action, choice, view } from '@selvedge/sdk/app';
import { agree } from '../actions/statements.ts';
import { statementSheet, statementSheetFields } from '../consignments/statements.ts';
import { STATEMENT_STATES } from '../fields/states.ts';
import { t } from '../words.ts';
import { subjectOf } from './subject.ts';

export const myStatement = view('outside/myStatement', {
  title: t('这张对账单', 'This statement'),
  permission: 'outside.partner',
  input: {},
  output: statementSheetFields,
  handle: async (ctx) => statementSheet(ctx, subjectOf(ctx)),
});

export const agreeByLink = action('outside/agreeByLink', {
  title: t('对方确认对账单', 'The partner agrees'),
  permission: 'outside.partner',
  input: {},
  output: { state: choice({ title: t('状态', 'State'), options: STATEMENT_STATES, required: true }) },
  handle: async (ctx) => ({
    state: await agree(ctx, subjectOf(ctx), 'partner', ctx.guest?.name ?? ''),
  }),
});
