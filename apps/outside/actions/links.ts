import { action, boolean, integer, moment, ref, text } from '@selvedge/sdk/app';
import { consignment } from '../entities/consignment.ts';
import { statement } from '../entities/statement.ts';
import { PRICES } from '../fields/goods.ts';
import { consignmentDoor, statementDoor } from '../guest/doors.ts';
import { outsideSettings } from '../settings.ts';
import { t } from '../words.ts';

const made = {
  path: text({
    title: t('链接（只显示这一次）', 'Link (shown this once)'),
    help: t('前面加本系统的网址，发给对方', 'Put this platform’s address before it and send it on'),
    required: true,
  }),
  until: moment({ title: t('有效至', 'Works until'), required: true }),
} as const;
const days = integer({
  title: t('有效天数', 'Days'),
  help: t('不填 = 设置里的天数', 'Left out: as in the settings'),
  min: 1,
  max: 366,
});

export const shareConsignment = action('outside/shareConsignment', {
  title: t('发链接给对方', 'Make a link for the partner'),
  summary: t(
    '对方不用登录，打开就能确认收到和送回；只看得到这一单。以前的链接作废。',
    'The partner needs no login: he confirms what he received and returned, of this consignment alone. Earlier links are closed.',
  ),
  permission: 'outside.partner',
  input: {
    consignment: ref(consignment, { title: consignment.title, required: true }),
    days,
    showPrice: boolean({ title: t('让对方看到单价', 'He sees the price'), required: true, default: false }),
  },
  output: made,
  async handle(ctx, { consignment: id, days: wished, showPrice }) {
    const { partnerName } = await ctx.records(consignment).lock(id);
    const { linkDays } = await ctx.settings(outsideSettings);
    await ctx.closeLinks(id);
    const { path, expiresAt } = await ctx.openLink(consignmentDoor, {
      subject: id,
      name: partnerName,
      permissions: ['outside.partner', ...(showPrice ? [PRICES] : [])],
      days: wished ?? linkDays,
    });
    await ctx.records(consignment).change(id, { linkUntil: expiresAt });
    return { path, until: expiresAt };
  },
});

export const closeConsignmentLink = action('outside/closeConsignmentLink', {
  title: t('收回链接', 'Close the link'),
  permission: 'outside.partner',
  input: { consignment: ref(consignment, { title: consignment.title, required: true }) },
  output: { closed: integer({ title: t('收回几个', 'Closed'), required: true }) },
  async handle(ctx, { consignment: id }) {
    await ctx.records(consignment).change(id, { linkUntil: null });
    return { closed: await ctx.closeLinks(id) };
  },
});

export const shareStatement = action('outside/shareStatement', {
  offeredWhen: { state: ['draft', 'ours'] },
  title: t('发链接给对方核对', 'Make a link for the partner to agree'),
  permission: 'outside.settle',
  input: { statement: ref(statement, { title: statement.title, required: true }), days },
  output: made,
  async handle(ctx, { statement: id, days: wished }) {
    const { partnerName } = await ctx.records(statement).lock(id);
    const { linkDays } = await ctx.settings(outsideSettings);
    await ctx.closeLinks(id);
    const { path, expiresAt } = await ctx.openLink(statementDoor, {
      subject: id,
      name: partnerName,
      permissions: ['outside.partner', PRICES],
      days: wished ?? linkDays,
    });
    return { path, until: expiresAt };
  },
});
