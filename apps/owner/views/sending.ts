import { boolean, choice, integer, list, moment, object, text, view } from '@selvedge/sdk/app';
import { ROBOTS } from '../actions/sending.ts';
import { reasonField } from '../fields.ts';
import { ownerSettings } from '../settings.ts';
import { t } from '../words.ts';

const title = text({ title: t('名称', 'Title'), required: true });
const id = text({ title: t('编号', 'Id'), required: true });
const host = text({ title: t('发到', 'Host'), required: true });

export const sending = view('owner/sending', {
  title: t('日报发到哪', 'Where the report goes'),
  summary: t(
    '群机器人、收通知的设备、最近发了什么、没发出去的为什么。',
    'Robots, devices, what was sent lately, and why something was not.',
  ),
  permission: 'owner.report',
  input: {},
  output: {
    hour: integer({ title: t('几点发', 'Hour'), required: true }),
    key: text({ title: t('公钥', 'Public key'), required: true }),
    robots: list({
      title: t('群机器人', 'Robots'),
      required: true,
      item: object({
        title: t('机器人', 'Robot'),
        fields: {
          id,
          kind: choice({ title: t('哪家的', 'Whose'), options: ROBOTS, required: true }),
          title,
          host,
          hasSecret: boolean({ title: t('有加签', 'Signed'), required: true }),
        },
      }),
    }),
    devices: list({
      title: t('我的设备', 'My devices'),
      required: true,
      item: object({
        title: t('设备', 'Device'),
        fields: { id, title, host, since: moment({ title: t('从', 'Since'), required: true }) },
      }),
    }),
    letters: list({
      title: t('最近发的', 'Sent lately'),
      required: true,
      item: object({
        title: t('一条', 'Letter'),
        fields: {
          id,
          to: text({ title: t('发给', 'To'), required: true }),
          way: choice({
            title: t('方式', 'Way'),
            options: { ...ROBOTS, push: t('手机通知', 'Push') },
            required: true,
          }),
          title,
          state: choice({
            title: t('结果', 'State'),
            options: {
              waiting: t('在发', 'On its way'),
              sent: t('发到了', 'Sent'),
              failed: t('没发出去', 'Failed'),
            },
            required: true,
          }),
          at: moment({ title: t('时间', 'At'), required: true }),
          tries: integer({ title: t('试了几次', 'Tries'), required: true }),
          fault: reasonField,
        },
      }),
    }),
  },
  async handle(ctx) {
    const { reportHour } = await ctx.settings(ownerSettings);
    return {
      hour: reportHour,
      key: ctx.notices.key(),
      robots: await ctx.notices.robots(),
      devices: await ctx.notices.devices(),
      letters: await ctx.notices.letters(),
    };
  },
});
