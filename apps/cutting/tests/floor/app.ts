import {
  bundleChanged,
  bundleCut,
  bundleRef,
  bundles,
  readTicket,
  recountingBundle,
  tickets,
  ticketsPrinted,
  ticketVoided,
  typedNumber,
  voidingBundle,
} from '@selvedge/contracts/cutting';
import {
  action,
  conflict,
  defineApp,
  entity,
  integer,
  list,
  missing,
  object,
  on,
  provide,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

/** A floor in one file: it takes scans, and refuses that what was scanned becomes void. */
const scan = entity('floor/scan', {
  title: t('扫描', 'Scan'),
  fields: {
    bundle: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true }),
  },
  label: '{pieces}',
  read: 'floor.scan',
});

const told = entity('floor/told', {
  title: t('听到', 'Told'),
  fields: {
    event: text({ title: t('事件', 'Event'), required: true }),
    subject: text({ title: t('对象', 'Subject'), required: true }),
    what: text({ title: t('内容', 'What'), required: true, multiline: true, maxLength: 20_000 }),
  },
  label: '{event}',
  read: 'floor.scan',
});

const takeScan = action('floor/takeScan', {
  title: t('扫码', 'Scan'),
  permission: 'floor.scan',
  input: {
    written: text({ title: t('扫到的', 'What was scanned'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true }),
  },
  output: { number: text({ title: t('扎号', 'Bundle no.'), required: true }) },
  async handle(ctx, { written, pieces }) {
    const read = readTicket(written);
    const [found] = await ctx.sql<{ id: string; number: string; state: string }>`
      select b.id, b.number, b.state from ${bundles} b
      where b.number = ${'number' in read ? typedNumber(read.number) : ''} or b.id =
        (select k.bundle from ${tickets} k where k.code = ${'code' in read ? read.code : ''} and not k.is_void)`;
    if (found?.state !== 'live') throw missing(t('菲票', 'Ticket'));
    await ctx.records(scan).add({ bundle: found.id, pieces });
    return { number: found.number };
  },
});

const sums = view('floor/sums', {
  title: t('裁数', 'Cut'),
  permission: 'floor.scan',
  input: {},
  output: {
    rows: list({
      title: t('来源', 'Origins'),
      required: true,
      item: object({
        title: t('来源', 'Origin'),
        fields: {
          origin: text({ title: t('来源', 'Origin'), required: true }),
          pieces: integer({ title: t('件数', 'Pieces'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<{ origin: string; pieces: number }>`
      select origin, sum(quantity)::bigint as pieces from ${bundles} where state = 'live' group by origin order by 1`;
    return { rows };
  },
});

const reported = async (
  { sql }: { readonly sql: Parameters<typeof takeScan.handle>[0]['sql'] },
  bundle: string,
): Promise<number> => {
  const [{ pieces }] = await sql<{ pieces: number }>`
    select coalesce(sum(pieces), 0)::bigint as pieces from ${scan} where bundle = ${bundle}::uuid`;
  return pieces;
};

const events = [bundleCut, ticketsPrinted, ticketVoided, bundleChanged];

export default defineApp({
  id: 'floor',
  version: '1.0.0',
  title: t('车间', 'Floor'),
  summary: t('扫菲票', 'Scans tickets'),
  mark: '扫',
  scope: 'factory',
  requires: { apps: { cutting: '1.0.0' } },
  permissions: { 'floor.scan': t('扫码', 'Scan') },
  roles: {
    all: { title: t('所有人', 'Everybody'), permissions: ['floor.scan'], grantedTo: ['owner', 'worker'] },
  },
  entities: [scan, told],
  actions: [takeScan],
  views: [sums],
  subscriptions: events.map((one) =>
    on({ ...one, payload: {} }, one.id, async (ctx, { subject }) => {
      await ctx.records(told).add({ event: one.id, subject, what: '-' });
    }),
  ),
  provides: [
    provide(voidingBundle, async (ctx, { bundle, number }) => {
      if ((await reported(ctx, bundle)) > 0)
        throw conflict(t(`第 ${number} 扎已报工。`, `Bundle ${number} was reported.`));
      return {};
    }),
    provide(recountingBundle, async (ctx, { bundle, number, quantity }) => {
      if ((await reported(ctx, bundle)) > quantity)
        throw conflict(t(`第 ${number} 扎已报更多。`, `More of bundle ${number} was reported.`));
      return {};
    }),
  ],
});
