import { action, boolean, choice, integer, text } from '@selvedge/sdk/app';
import { PAGE } from '../floor/sending.ts';
import { t } from '../words.ts';

export const ROBOTS = {
  wecom: t('企业微信', 'WeCom'),
  dingtalk: t('钉钉', 'DingTalk'),
  feishu: t('飞书', 'Feishu'),
} as const;

const permission = 'owner.report';
const id = text({ title: t('编号', 'Id'), required: true, maxLength: 40, pattern: '[0-9a-f-]{36}' });

export const addRobot = action('owner/addRobot', {
  title: t('加群机器人', 'Add a robot of a group'),
  summary: t(
    '把群里机器人的 Webhook 地址填进来；地址和密钥存好以后谁也看不到，要改就删了重填。',
    'The webhook address of a group’s robot. Address and secret are never shown again: to change them, take it away and enter it anew.',
  ),
  permission,
  input: {
    kind: choice({ title: t('哪家的', 'Whose'), options: ROBOTS, required: true }),
    title: text({ title: t('群名', 'Group'), required: true, maxLength: 60 }),
    address: text({ title: t('Webhook 地址', 'Webhook address'), required: true, maxLength: 1000 }),
    secret: text({ title: t('加签密钥', 'Secret for the signature'), maxLength: 300 }),
    isElsewhere: boolean({
      title: t('发到别的地址', 'Elsewhere'),
      help: t(
        '地址不是这家官方的（自建的转发），由您负责。',
        'The address is not of that house (a relay of your own): you answer for it.',
      ),
      required: true,
      default: false,
    }),
  },
  output: { robot: id },
  handle: async (ctx, wish) => ({ robot: await ctx.notices.putRobot(wish) }),
});

export const dropRobot = action('owner/dropRobot', {
  title: t('删群机器人', 'Take a robot away'),
  permission,
  input: { robot: id },
  output: {},
  async handle(ctx, { robot }) {
    await ctx.notices.dropRobot(robot);
    return {};
  },
});

export const addDevice = action('owner/addDevice', {
  title: t('让这台设备收通知', 'Notices on this device'),
  permission,
  input: {
    title: text({ title: t('设备', 'Device'), required: true, maxLength: 60 }),
    endpoint: text({ title: t('推送地址', 'Endpoint'), required: true, maxLength: 1000 }),
    p256dh: text({ title: t('公钥', 'Public key'), required: true, maxLength: 120 }),
    auth: text({ title: t('密钥', 'Secret'), required: true, maxLength: 60 }),
  },
  output: { device: id },
  handle: async (ctx, wish) => ({ device: await ctx.notices.putDevice(wish) }),
});

export const dropDevice = action('owner/dropDevice', {
  title: t('这台设备不收了', 'No notices on a device'),
  permission,
  input: { device: id },
  output: {},
  async handle(ctx, { device }) {
    await ctx.notices.dropDevice(device);
    return {};
  },
});

export const testSend = action('owner/testSend', {
  title: t('试发', 'Send a test'),
  summary: t('给所有群机器人和设备发一条试试，或只给一个。', 'A line to every robot and device, or to one.'),
  permission,
  input: {
    robot: { ...id, required: false },
    device: { ...id, required: false },
  },
  output: { sent: integer({ title: t('发给几个', 'To how many'), required: true }) },
  async handle(ctx, { robot, device }) {
    const isOne = robot !== null || device !== null;
    return {
      sent: await ctx.notices.send({
        title: '日报 · 试发 Test',
        lines: [`这是一条试发，收到就好。This is a test: all is well.`],
        path: PAGE,
        ...(isOne ? { robots: robot === null ? [] : [robot], devices: device === null ? [] : [device] } : {}),
      }),
    };
  },
});
