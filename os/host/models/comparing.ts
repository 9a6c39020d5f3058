import { followingsOf, type ReadModel, type Scope } from '@selvedge/sdk/app';
import { parse } from '../../namespace/parse.ts';
import { inputShape } from '../../records/shape.ts';
import type { SqlValue, Tx } from '../../store/unit.ts';
import { lockScopes } from './keeping.ts';
import { ModelShape, type Place } from './shape.ts';

/** A row that is not as the facts say. */
export interface Difference {
  readonly kind: 'missing' | 'extra' | 'different';
  readonly scope: Scope;
  /** Values of the key, as texts. */
  readonly row: Readonly<Record<string, string | null>>;
  /** Fields that differ; what they hold is for those to see who may see the records. */
  readonly fields: readonly string[];
}

const MOST = 200;

/**
 * Compares a part of a model with the facts, row by row. What an event that was not heard yet will change is no
 * difference: what seems to differ is held still and looked at again.
 * @param night which part, of the model's number of nights
 */
export async function compare(place: Place, model: ReadModel, night: number): Promise<Difference[]> {
  const shape = new ModelShape(place.registry, model);
  const part = shape.inNight(night, model.nights);
  const seeming = await differences(place.tx, shape, null, part);
  if (seeming.length === 0) return [];
  const scopes = unique(
    model,
    seeming.map(({ scope }) => scope),
  );
  await lockScopes(place.tx, model, scopes);
  const real = await differences(place.tx, shape, scopes, 'true');
  const late = await unheard(place, model);
  return real.filter(({ scope }) => !late.has(nameOf(model, scope)));
}

const nameOf = (model: ReadModel, scope: Scope): string => model.scope.map((field) => scope[field]).join('|');

const unique = (model: ReadModel, scopes: readonly Scope[]): Scope[] => [
  ...new Map(scopes.map((scope) => [nameOf(model, scope), scope])).values(),
];

async function differences(
  tx: Tx,
  shape: ModelShape,
  scopes: readonly Scope[] | null,
  part: string,
): Promise<Difference[]> {
  const { table, model, columns } = shape;
  const params: SqlValue[] = [];
  const fresh = shape.fresh(scopes, params);
  const within = shape.within(scopes, params);
  const json = (prefix: string): string =>
    `jsonb_build_object(${columns.map(({ field, name }) => `'${field}', ${prefix}"${name}"`).join(', ')})`;
  const rows = await tx.rows<{ kept: Values | null; reckoned: Values | null }>(
    `select case when t.id is null then null else ${json('t.')} end as kept,
       case when f.id is null then null else ${json('f.')} end as reckoned
     from (select * from (${fresh}) s where ${part}) f
     full join (select * from ${table.qualified} where org_id = $${params.push(tx.org ?? '')}::uuid
       and deleted_at is null and ${within} and ${part}) t on t.id = f.id
     where t.id is null or f.id is null or (${shape.list('t.')}) is distinct from (${shape.list('f.')})
     limit ${MOST}`,
    params,
  );
  return rows.map(({ kept, reckoned }) => differenceOf(model, kept, reckoned));
}

type Values = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

function differenceOf(model: ReadModel, kept: Values | null, reckoned: Values | null): Difference {
  const one = kept ?? reckoned ?? {};
  const pick = (fields: readonly string[]): Record<string, string | null> =>
    Object.fromEntries(fields.map((field) => [field, textOf(one[field])]));
  const changed = Object.keys(one).filter(
    (field) => kept !== null && reckoned !== null && textOf(kept[field]) !== textOf(reckoned[field]),
  );
  return {
    kind: kept === null ? 'missing' : reckoned === null ? 'extra' : 'different',
    scope: Object.fromEntries(model.scope.map((field) => [field, textOf(one[field]) ?? ''])),
    row: pick(model.key),
    fields: changed,
  };
}

/** Scopes that events will change which wait, or are parked. */
async function unheard({ tx, registry }: Place, model: ReadModel): Promise<Set<string>> {
  const late = new Set<string>();
  const subscriptions = followingsOf(model);
  for (const [index, { event, touched }] of model.follows.entries()) {
    const waiting = await tx.rows<{ id: string; subject: string; payload: object; at: Date }>(
      `select e.id, e.subject, e.payload, e.at from selvedge.event_places p join selvedge.events e
         on e.org_id = p.org_id and e.event = p.event and (e.xid, e.position) > (p.xid, p.position)
       where p.org_id = $1 and p.subscription = $2 and p.event = $3
       union all select id, subject, payload, at from selvedge.parked_events where org_id = $1 and subscription = $2`,
      [tx.org, subscriptions[index].name, event],
    );
    const declared = registry.event(event);
    for (const { at, payload, ...heard } of waiting) {
      // Parsed by the event's own declaration.
      const read = (declared === undefined ? payload : parse(inputShape(declared.payload), payload)) as never;
      for (const scope of touched({ ...heard, payload: read, at: at.toISOString() }))
        late.add(nameOf(model, scope));
    }
  }
  return late;
}
