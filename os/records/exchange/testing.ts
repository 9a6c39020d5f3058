import {
  boolean,
  choice,
  date,
  decimal,
  entity,
  type Entity,
  integer,
  list,
  map,
  moment,
  money,
  object,
  ref,
  text,
  time,
} from '@selvedge/sdk/app';
import type { Readable } from 'node:stream';
import { v7 } from 'uuid';
import type { TemporaryStore } from '../../store/testing.ts';
import { temporaryStore } from '../../store/testing.ts';
import type { Sight } from '../condition.ts';
import { buildIndexes, expand, makeSpace } from '../expanding.ts';
import { planOf } from '../plan.ts';
import { type Found, Reading } from '../reading.ts';
import { Tables } from '../table.ts';
import { Writing } from '../writing.ts';
import type { ExchangeParts, FileFormat } from './exchange.ts';
import { Import, type ImportWish, type Watch } from './importing.ts';
import type { ImportReport } from './report.ts';

const t = (zh: string, en: string) => ({ zh, en });

export const worker = entity('line/worker', {
  title: t('工人', 'Worker'),
  fields: {
    code: text({ title: t('工号', 'Code'), required: true }),
    name: text({ title: t('姓名', 'Name'), required: true }),
  },
  unique: [['code']],
  label: '{name}',
  read: 'line.read',
});

/** A field of every kind. */
export const booking = entity('line/booking', {
  title: t('登记', 'Booking'),
  plural: t('登记表', 'Bookings'),
  fields: {
    number: text({ title: t('单号', 'Number'), required: true }),
    note: text({ title: t('备注', 'Note'), multiline: true, maxLength: 50_000 }),
    worker: ref(worker, { title: t('工人', 'Worker') }),
    pieces: integer({ title: t('数量', 'Pieces'), unit: '件' }),
    price: money({ title: t('工价', 'Price'), scale: 4 }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 8 }),
    done: boolean({ title: t('完成', 'Done') }),
    day: date({ title: t('日期', 'Day') }),
    at: moment({ title: t('时间', 'Moment') }),
    start: time({ title: t('开始', 'Start') }),
    state: choice({
      title: t('状态', 'State'),
      options: { draft: t('草稿', 'Draft'), open: t('进行', 'Open'), Open: t('草稿', 'odd') },
      default: 'draft',
    }),
    colours: list({ title: t('颜色', 'Colours'), item: text({ title: t('颜色', 'Colour') }) }),
    lines: list({
      title: t('明细', 'Lines'),
      item: object({
        title: t('明细', 'Line'),
        fields: {
          size: text({ title: t('尺码', 'Size'), required: true }),
          cost: money({ title: t('成本', 'Cost') }),
        },
      }),
    }),
    sizes: map({ title: t('尺码', 'Sizes'), value: integer({ title: t('件', 'Pieces') }) }),
  },
  unique: [['number'], ['worker', 'day']],
  label: '{number}',
  read: 'line.read',
  write: 'line.write',
});

/** Records of an org in a real store, for tests of files. */
export class ExchangeHouse {
  readonly store: TemporaryStore;
  parts: ExchangeParts;

  private constructor(store: TemporaryStore, parts: ExchangeParts) {
    this.store = store;
    this.parts = parts;
  }

  static async open(of: Entity = booking, timeZone = 'Asia/Shanghai'): Promise<ExchangeHouse> {
    const store = await temporaryStore();
    const tables = new Tables([worker, booking]);
    const plan = await store.owner(async (tx) => {
      await makeSpace(tx, 'app_line');
      const found = await planOf(tx, 'app_line', [...tables]);
      await expand(tx, found);
      return found;
    });
    await buildIndexes(store, 'app_line', plan);
    const id = v7();
    await store.admin(
      `insert into selvedge.orgs (id, slug, title, kind) values ($1, 'one', '"x"', 'factory')`,
      [id],
    );
    const by = { personId: null, who: null, via: 'test', address: '' };
    const everything: Sight = () => true;
    return new ExchangeHouse(store, {
      store,
      org: { id, timeZone },
      tables,
      entity: of,
      fields: of.fields,
      sees: everything,
      seesOf: () => everything,
      doing: () => ({ by, now: new Date(), tables }),
    });
  }

  write<T>(of: Entity, work: (records: Writing) => Promise<T>): Promise<T> {
    const { org, tables, doing } = this.parts;
    return this.store.org(org.id, (tx) => work(new Writing(tx, tables.of(of.id), doing())));
  }

  /** All records, in the order in which they were made. */
  all(of: Entity): Promise<readonly Found[]> {
    const { org, tables } = this.parts;
    return this.store.org(org.id, async (tx) => {
      const records = new Reading(tx, tables.of(of.id));
      return (await records.list({ sort: 'id', limit: 500 })).items;
    });
  }

  async import(
    content: Buffer | string,
    wish: Partial<ImportWish> = {},
    format: FileFormat = 'csv',
    watch: Watch = { signal: new AbortController().signal, progress: () => undefined },
  ): Promise<ImportReport> {
    const opened = await Import.open(this.parts, Buffer.from(content), format, {
      language: 'en',
      match: [],
      map: {},
      onError: 'stop',
      dryRun: false,
      sheet: null,
      mends: {},
      ...wish,
    });
    return opened.run(watch);
  }
}

export async function bytesOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content as AsyncIterable<Buffer | string>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
