import { z } from 'zod';
import { ORG_KINDS } from '../identity/orgs.ts';
import {
  isPermission,
  isRole,
  PERMISSIONS,
  type Permission,
  type Role,
  ROLES,
} from '../identity/permissions.ts';
import { fault } from '../namespace/parse.ts';
import { DATATYPES } from '../namespace/series.ts';
import { LEVELS } from '../namespace/subtree.ts';

/** Shapes that several routes share. `id` names them in OpenAPI and in the generated client. */

const keys = <K extends string>(
  table: Readonly<Record<string, unknown>>,
  is: (word: string) => word is K,
): K[] => Object.keys(table).filter(is);

export const permission = z.enum(keys<Permission>(PERMISSIONS, isPermission)).meta({ id: 'Permission' });
export const role = z.enum(keys<Role>(ROLES, isRole)).meta({ id: 'Role' });
export const orgKind = z.enum(ORG_KINDS).meta({ id: 'OrgKind' });
export const datatype = z.enum(DATATYPES).meta({ id: 'Datatype' });
export const locale = z.enum(['zh', 'en']);

export const titles = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Titles' });
/** A title as a person wrote it. */
export const orgTitle = z.union([z.string(), titles]);
export const title = z
  .union([z.string(), z.object({ zh: z.string().optional(), en: z.string().optional() })])
  .meta({ id: 'Title' });

export const moment = z.iso.datetime().describe('RFC 3339, UTC');
export const id = z.uuid();
export const idParams = z.object({ id });
export const pathParams = z.object({ path: z.string().describe('thing path: factory/area/line/cell') });

export const pageQuery = {
  after: z.string().optional().describe('“next” of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
/** `?flag=1` */
export const flag = z
  .enum(['0', '1', 'false', 'true', ''])
  .default('0')
  .transform((written) => written === '1' || written === 'true' || written === '');

export const org = z
  .object({
    id,
    slug: z.string(),
    title: orgTitle,
    kind: orgKind,
    timeZone: z.string(),
    dayStart: z.string().describe('HH:MM'),
    historyDays: z.number().int().nullable().describe('null = for ever'),
    clusters: z.array(z.string()),
  })
  .meta({ id: 'Org' });

export const person = z
  .object({ id, login: z.string(), name: z.string(), locale: locale.nullable(), operator: z.boolean() })
  .meta({ id: 'Person' });

export const membership = z
  .object({ id, slug: z.string(), title: orgTitle, kind: orgKind, role: role.nullable() })
  .meta({ id: 'Membership' });

export const metric = z
  .object({
    name: z.string(),
    title: title.nullable(),
    datatype,
    unit: z.string().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    counter: z.boolean(),
    words: z.array(z.string()).nullable(),
    formula: z.string().nullable(),
  })
  .meta({ id: 'Metric' });

export const thing = z
  .object({
    id,
    path: z.string(),
    name: z.string(),
    level: z.enum(LEVELS),
    title: title.nullable(),
    type: z.string().nullable(),
    children: z.number().int().describe('how many things are directly below'),
    metrics: z.array(metric.extend({ path: z.string(), own: z.boolean() }).meta({ id: 'ThingMetric' })),
    aliases: z.array(z.string()).describe('former paths whose topics still reach it'),
    createdAt: moment,
  })
  .meta({ id: 'Thing' });

export const thingType = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: title.nullable(),
    metrics: z.array(metric),
    builtIn: z.boolean(),
  })
  .meta({ id: 'ThingType' });

/** A value as it travels: whole numbers beyond 2^53 are decimal texts. */
export const value = z.union([z.number(), z.string(), z.boolean()]).nullable().meta({ id: 'Value' });

/** A JSON document in the query. */
export const json = z
  .string()
  .optional()
  .transform((written, context): Record<string, unknown> => {
    if (written === undefined || written === '') return {};
    try {
      const value: unknown = JSON.parse(written);
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value as Record<string, unknown>;
    } catch {
      // Told below.
    }
    fault(context, { zh: '应为一个 JSON 对象。', en: 'A JSON object is needed.' });
    return z.NEVER;
  });
