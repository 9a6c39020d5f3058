import type { AppDefinition, Entity } from '@selvedge/sdk/app';
import type { Principal } from '../identity/principal.ts';
import type { Sight } from '../records/condition.ts';
import type { ExchangeParts } from '../records/exchange/exchange.ts';
import { type Found, type Question, Reading } from '../records/reading.ts';
import type { RecordRules } from '../records/rules.ts';
import type { Sums } from '../records/summary.ts';
import { OWN, type Tables } from '../records/table.ts';
import { type Doing, Writing } from '../records/writing.ts';
import type { Store } from '../store/unit.ts';
import { Receipt } from './acting.ts';
import { authorOf } from './context.ts';
import { demand } from './permission.ts';
import { orGone } from './removing.ts';
import { sightOf, visibleFields } from './sight.ts';

interface DoorParts {
  readonly store: Store;
  readonly now: () => number;
  readonly tables: Tables;
  readonly rules: RecordRules | undefined;
  readonly entity: Entity;
  readonly definition: AppDefinition;
  readonly permissions: ReadonlySet<string>;
  /** What the person may do in another app of the org. */
  readonly permissionsIn: (app: string) => ReadonlySet<string>;
  readonly principal: Principal;
  /** Called when something was changed. */
  readonly changed: () => void;
}

/** Records of one entity for one person: each call is a unit of work in his org, and what he may not see does not exist. */
export class RecordsDoor {
  readonly #parts: DoorParts;
  readonly sees: Sight;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.sees = sightOf(parts.entity.fields, parts.permissions);
  }

  get entity(): Entity {
    return this.#parts.entity;
  }

  list(
    question: Question,
  ): Promise<{ items: readonly Found[]; next: string | null; labels: Record<string, string> }> {
    return this.read(async (records, reading) => {
      const page = await records.list(question);
      return { ...page, labels: await this.#labels(page.items, reading) };
    });
  }

  get(id: string): Promise<Found & { readonly labels: Record<string, string> }> {
    return this.read(async (records, reading) => {
      const found = await records.get(id);
      return Object.assign(found, { labels: await this.#labels([found], reading) });
    });
  }

  summary(question: Sums) {
    return this.read((records) => records.summary(question));
  }

  count(question: Question): Promise<number> {
    return this.read((records) => records.count(question.where ?? {}));
  }

  /** @param key the same key is answered as the first time */
  async add(values: object, key: string | null): Promise<Found> {
    if (key === null) return (await this.write((records) => records.addLast(values)))();
    return this.write(async (records, tx) => {
      const receipt = await Receipt.take(tx, this.#parts.definition.id, key, [this.entity.id, values]);
      if (receipt.known !== null) return receipt.known.answer as Found;
      const added = await records.add(values);
      await receipt.write(added);
      return added;
    });
  }

  change(id: string, changes: object, version?: number): Promise<Found> {
    return this.write((records) => records.change(id, changes, version), Object.keys(changes));
  }

  remove(id: string): Promise<void> {
    return this.write((records) => records.remove(id));
  }

  restore(id: string): Promise<Found> {
    return this.write((records) => records.restore(id));
  }

  /** What files out of and into these records stand on. */
  get exchange(): ExchangeParts {
    const { store, tables, principal, entity, permissions } = this.#parts;
    return {
      store,
      org: principal.org,
      tables,
      entity,
      fields: visibleFields(entity.fields, permissions),
      sees: this.sees,
      seesOf: (table) => sightOf(table.entity.fields, this.#parts.permissionsIn(table.app)),
      doing: () => this.#doing(),
    };
  }

  /** One unit of work that reads. `reading` opens other entities of installed apps, for their labels. */
  read<T>(work: (records: Reading, reading: (entity: string) => Reading | null) => Promise<T>): Promise<T> {
    const { store, tables, principal, definition } = this.#parts;
    return orGone(
      store,
      definition.id,
      store.org(principal.org.id, (tx) =>
        work(new Reading(tx, tables.of(this.entity.id), this.sees), (entity) => {
          const table = tables.find(entity);
          if (table === undefined) return null;
          // A record is named by what the person may see of it.
          return new Reading(tx, table, sightOf(table.entity.fields, this.#parts.permissionsIn(table.app)));
        }),
      ),
    );
  }

  /** One unit of work that changes. @param fields those that change, when that is known @throws permission.missing */
  write<T>(
    work: (records: Writing, tx: Parameters<Parameters<Store['org']>[1]>[0]) => Promise<T>,
    fields?: readonly string[],
  ): Promise<T> {
    const { store, tables, principal, entity, definition } = this.#parts;
    const doing = this.#doing(fields);
    return orGone(
      store,
      definition.id,
      store.org(principal.org.id, (tx) => {
        tx.afterCommit(this.#parts.changed);
        return work(new Writing(tx, tables.of(entity.id), doing, this.sees), tx);
      }),
    );
  }

  /** @throws permission.missing */
  #doing(fields: readonly string[] = []): Doing {
    const { tables, rules, principal, definition, permissions, now, entity } = this.#parts;
    // What the org itself added is not the app's to guard: whoever does more than look may fill it in.
    const isOwnAlone = fields.length > 0 && fields.every((field) => field.startsWith(OWN));
    if (!isOwnAlone || !mayFillIn(principal))
      demand(definition, permissions, entity.write ?? `${definition.id}.(action)`);
    return { by: authorOf(principal), now: new Date(now()), tables, rules };
  }

  /** Names of the records that these refer to: id → label. */
  async #labels(
    items: readonly Found[],
    reading: (entity: string) => Reading | null,
  ): Promise<Record<string, string>> {
    const labels: Record<string, string> = {};
    for (const [field, facts] of Object.entries(this.entity.fields)) {
      if (facts.kind !== 'ref' || !this.sees(field)) continue;
      const ids = [...new Set(items.map((item) => item[field]).filter((id) => typeof id === 'string'))];
      const found = await reading(facts.entity)?.labels(ids);
      for (const [id, label] of found ?? []) labels[id] = label;
    }
    return labels;
  }
}

/** Whether somebody may fill in what the org itself added to records that only the app’s actions write. */
export const mayFillIn = ({ person, role }: Principal): boolean =>
  person.operator || (role !== null && role !== 'worker' && role !== 'viewer');
