import { z } from 'zod';
import { isCron } from '../jobs/cron.ts';
import { isPattern } from './points/pattern.ts';

/** What an org makes on top of the apps, as one document: the same whether made on screen or as a file. */

const title = z.strictObject({ zh: z.string().trim().max(100), en: z.string().trim().max(100) });
const NAME = /^[a-z][a-zA-Z0-9]{0,30}$/;
const name = z.string().regex(NAME);
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);
const facts = { title, help: title.optional(), required: z.boolean().optional() };

/** Kinds of fields that may be added without code: those that can be found, sorted and shown by themselves. */
export const ownField = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...facts,
    maxLength: z.int().min(1).max(5000).optional(),
    multiline: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('integer'),
    ...facts,
    min: z.int().optional(),
    max: z.int().optional(),
    unit: z.string().max(20).optional(),
  }),
  z.strictObject({
    kind: z.literal('decimal'),
    ...facts,
    scale: z.int().min(0).max(8),
    unit: z.string().max(20).optional(),
    isMoney: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('boolean'), ...facts }),
  z.strictObject({ kind: z.literal('date'), ...facts }),
  z.strictObject({ kind: z.literal('moment'), ...facts }),
  z.strictObject({ kind: z.literal('time'), ...facts }),
  z.strictObject({ kind: z.literal('choice'), ...facts, options: z.record(slug, title) }),
  z.strictObject({
    kind: z.literal('ref'),
    ...facts,
    entity: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-zA-Z0-9-]*$/),
  }),
]);

const role = z.enum(['owner', 'manager', 'engineer', 'leader', 'worker', 'viewer']);

/** A field added to an entity of an app. */
const addedField = z.strictObject({
  entity: z.string(),
  /** In records it is called `own_<name>`. */
  name,
  field: ownField,
  /** Shown in the entity's list. */
  inList: z.boolean().default(false),
});

const ownEntity = z.strictObject({
  name: slug,
  title,
  plural: title.optional(),
  fields: z.record(name, ownField),
  unique: z.array(z.array(name)).default([]),
  label: z.string().max(200),
  list: z.array(name).default([]),
  search: z.array(name).default([]),
  sort: z.string().optional(),
  readers: z.array(role).min(1),
  writers: z.array(role).default([]),
});

const code = z.string().max(60_000);
const ruleFacts = { id: slug, title, code, enabled: z.boolean().default(true) };

/** `+` stands for any one segment, `#` at the end for everything below. */
const pattern = z
  .string()
  .max(500)
  .refine((path) => isPattern(path), { message: '缝制车间/+/+/status' });

const pointsOf = z.union([
  z.strictObject({ path: pattern }),
  z.strictObject({ type: z.string().min(1).max(200), metric: z.string().min(1).max(200) }),
]);

const rowsOf = z.strictObject({
  entity: z.string(),
  where: z.record(z.string(), z.unknown()).default({}),
  sort: z.string().optional(),
  limit: z.int().min(1).max(500).default(100),
});

export const ownRule = z.discriminatedUnion('kind', [
  /** `return` a sentence, `{zh, en}` or `{field: sentence}` to refuse; nothing to accept. `(record, before)` */
  z.strictObject({ kind: z.literal('validate'), entity: z.string(), ...ruleFacts }),
  /** `return {field: value}`: fields of the org's own. `(record, before)` */
  z.strictObject({ kind: z.literal('compute'), entity: z.string(), ...ruleFacts }),
  /** After the commit. `(event, api)`: `api.call('add', {entity, values})`, `api.call('change', {entity, id, values})` */
  z.strictObject({ kind: z.literal('event'), event: z.string(), ...ruleFacts }),
  /** After a point was stored, the newest of each metric. `(point, api)`; `point.skipped`: how many were left out */
  z.strictObject({
    kind: z.literal('point'),
    of: pointsOf,
    every: z.int().min(1).max(86_400).default(1),
    ...ruleFacts,
  }),
  /** At set times. `(rows, api)`, with `now` */
  z.strictObject({
    kind: z.literal('schedule'),
    cron: z.string().refine(isCron, { message: '30 7 * * 1-6' }),
    list: rowsOf,
    ...ruleFacts,
  }),
]);

/** A page of tiles and a list over one entity. */
const board = z.strictObject({
  name: slug,
  title,
  entity: z.string(),
  where: z.record(z.string(), z.unknown()).default({}),
  sort: z.string().optional(),
  columns: z.array(z.string()).max(20),
  /** Columns of cards by this choice field, instead of rows. */
  groupBy: z.string().optional(),
  tiles: z
    .array(
      z.strictObject({
        title,
        of: z.enum(['count', 'sum', 'min', 'max']),
        field: z.string().optional(),
        where: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .max(12)
    .default([]),
  readers: z.array(role).min(1),
});

export const overlayDocument = z.strictObject({
  fields: z.array(addedField).max(500).default([]),
  entities: z.array(ownEntity).max(100).default([]),
  rules: z.array(ownRule).max(1000).default([]),
  boards: z.array(board).max(100).default([]),
});

export type OverlayDocument = z.output<typeof overlayDocument>;
export type OwnRule = OverlayDocument['rules'][number];
/** What an own rule looks at, for those that look at one thing: an entity, an event; points have no such name. */
export const targetOf = (rule: OwnRule): string | null => {
  if (rule.kind === 'event') return rule.event;
  if (rule.kind === 'point') return null;
  return rule.kind === 'schedule' ? rule.list.entity : rule.entity;
};
export type PointRule = Extract<OwnRule, { kind: 'point' }>;
export type ScheduleRule = Extract<OwnRule, { kind: 'schedule' }>;
export type OwnBoard = OverlayDocument['boards'][number];

export const EMPTY: OverlayDocument = { fields: [], entities: [], rules: [], boards: [] };
