import { boolean, choice, integer, list, moment, object, text, view } from '@selvedge/sdk/app';
import { OUTCOMES, WAYS } from '../fields/reading.ts';
import { boundTags, lastReads, readersOf, unboundTags } from '../floor/readers.ts';
import { t } from '../words.ts';

const thing = text({ title: t('设备', 'Thing'), required: true });
const name = text({ title: t('工位', 'Station') });
const tag = text({ title: t('标签号', 'Tag'), required: true });
const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });
const at = moment({ title: t('时间', 'When'), required: true });
const bundleNumber = text({ title: t('扎号', 'Bundle no.') });
const orderNumber = text({ title: t('单号', 'Order no.') });
const workerName = text({ title: t('员工', 'Worker') });

export const readers = view('tracking/readers', {
  title: t('读写器和标签', 'Readers and tags'),
  summary: t(
    '读写器和吊挂工位：谁在上工，最近读到什么，哪些标签没绑定。',
    'Readers and hanger stations: who is signed in, what was read last, which tags are bound to nothing.',
  ),
  permission: 'tracking.read',
  input: { search: text({ title: t('查标签', 'Search'), maxLength: 100 }) },
  output: {
    readers: list({
      title: t('读写器', 'Readers'),
      required: true,
      item: object({
        title: t('读写器', 'Reader'),
        fields: {
          thing,
          name,
          operation: text({ title: t('工序', 'Operation') }),
          isPaused: boolean({ title: t('停用', 'Paused'), required: true }),
          workerName,
          lastAt: moment({ title: t('最后读到', 'Read last') }),
          tags: count('今天读到', 'Tags today'),
          pieces: count('今天报上', 'Pieces today'),
          waiting: count('待处理', 'Held'),
        },
      }),
    }),
    reads: list({
      title: t('最近读到的', 'Read last'),
      required: true,
      item: object({
        title: t('读到的标签', 'Tag that was read'),
        fields: {
          id: text({ title: t('编号', 'Id'), required: true }),
          thing,
          name,
          tag,
          way: choice({ title: t('方式', 'How'), options: WAYS, required: true }),
          at,
          heardAt: { ...at, title: t('收到的时间', 'Came in') },
          outcome: choice({ title: t('结果', 'Outcome'), options: OUTCOMES, required: true }),
          said: object({
            title: t('说明', 'In words'),
            fields: {
              zh: text({ title: t('中文', 'Chinese'), required: true }),
              en: text({ title: t('英文', 'English'), required: true }),
            },
          }),
          bundleNumber,
          orderNumber,
          workerName,
          pieces: count('件数', 'Pieces'),
        },
      }),
    }),
    unbound: list({
      title: t('没绑定的标签', 'Tags bound to nothing'),
      required: true,
      item: object({
        title: t('标签', 'Tag'),
        fields: { tag, at, name, times: count('次数', 'Times') },
      }),
    }),
    tags: list({
      title: t('绑定的标签', 'Tags that are bound'),
      required: true,
      item: object({
        title: t('标签', 'Tag'),
        fields: {
          tag,
          bundleNumber,
          orderNumber,
          pieces: integer({ title: t('件数', 'Pieces') }),
          workerName,
          from: moment({ title: t('从', 'From'), required: true }),
          isOver: boolean({ title: t('可再用', 'Free to use'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { search }) {
    const [found, reads, unbound, tags] = await Promise.all([
      readersOf(ctx),
      lastReads(ctx),
      unboundTags(ctx),
      boundTags(ctx, search?.trim() ?? ''),
    ]);
    return { readers: found, reads, unbound, tags };
  },
});
