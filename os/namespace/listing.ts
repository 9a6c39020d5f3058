import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { keyAfter, limitOf, type Page, pageOf } from './page.ts';
import { checkPath } from './parse.ts';
import { below, containing, depthOf } from './subtree.ts';
import { complete, type Thing, THING_COLUMNS, type ThingRow } from './thing.ts';
import { OBJECT } from './words.ts';

export interface ThingQuestion {
  /** Things below this path, itself not among them; '' = all. */
  readonly under?: string;
  /** How many levels below; 1 = direct children. */
  readonly depth?: number;
  /** Id of a type. */
  readonly type?: string;
  /** Text somewhere in path or title. */
  readonly q?: string;
  /** `next` of the page before. */
  readonly after?: string;
  /** Default 50, at most 500. */
  readonly limit?: number;
}

/** A title's words, without the braces around them. */
const TITLE_TEXT = `concat_ws(' ', t.title ->> 'zh', t.title ->> 'en', case when jsonb_typeof(t.title) = 'string' then t.title #>> '{}' end)`;

/** Things in path order. @throws input.invalid */
export async function listThings(tx: Tx, question: ThingQuestion): Promise<Page<Thing>> {
  const limit = limitOf(question.limit);
  const { where, params } = conditions(question);
  const rows = await tx.rows<ThingRow>(
    `select ${THING_COLUMNS} from selvedge.things t where ${where.join(' and ')} order by t.path limit ${limit + 1}`,
    params,
  );
  const page = pageOf(rows, limit, ({ path }) => path);
  return { items: await complete(tx, page.items), next: page.next };
}

function conditions(question: ThingQuestion): { where: string[]; params: (string | number)[] } {
  const under = question.under ?? '';
  if (under !== '') checkPath(under, 'under');
  const params: (string | number)[] = [];
  const where: string[] = [];
  const add = (condition: (place: string) => string, value: string | number): void => {
    where.push(condition(`$${params.push(value)}`));
  };
  const after = keyAfter(question.after);
  const { above, beyond } = below(under);
  if (question.depth === 1 && under === '') where.push('t.parent_id is null');
  else if (question.depth === 1)
    add((place) => `t.parent_id = (select p.id from selvedge.things p where p.path = ${place})`, under);
  else if (under !== '') add((place) => `t.path < ${place}`, beyond);
  if (question.depth !== undefined && question.depth > 1)
    add((place) => `t.depth <= ${place}`, (under === '' ? 0 : depthOf(under)) + question.depth);
  add((place) => `t.path > ${place}`, after > above ? after : above);
  if (question.type !== undefined) add((place) => `t.type = ${place}`, question.type);
  if (question.q)
    add((place) => `(t.path ilike ${place} or ${TITLE_TEXT} ilike ${place})`, containing(question.q));
  return { where, params };
}

export async function findThing(tx: Tx, path: string): Promise<Thing | null> {
  const rows = await tx.rows<ThingRow>(`select ${THING_COLUMNS} from selvedge.things t where t.path = $1`, [
    path,
  ]);
  return (await complete(tx, rows))[0] ?? null;
}

/** @throws not.found */
export async function getThing(tx: Tx, path: string): Promise<Thing> {
  const thing = await findThing(tx, path);
  if (thing === null) throw new SelvedgeError('not.found', { object: OBJECT.thing });
  return thing;
}
