import type { Action, Entity } from '@selvedge/sdk/app';
import type { Principal } from '../identity/principal.ts';
import { parse } from '../namespace/parse.ts';
import { inputShape } from '../records/shape.ts';
import type { Store } from '../store/unit.ts';
import { act } from './acting.ts';
import type { Changes } from './changes.ts';
import { viewContext } from './context.ts';
import type { Errands } from './errands.ts';
import type { OwnScenarios } from './own/own.ts';
import { demand } from './permission.ts';
import { RecordsDoor } from './records-door.ts';
import { orGone } from './removing.ts';
import { seen } from './sight.ts';
import type { Uses } from './uses.ts';
import { missing, OBJECT } from './words.ts';

/** A change as the audit trail keeps it. */
export interface Audited {
  readonly object: string;
  readonly before: object | null;
  readonly after: object | null;
}

interface EntranceParts {
  readonly store: Store;
  readonly now: () => number;
  readonly uses: Uses;
  readonly own: OwnScenarios;
  readonly errands: Errands;
  readonly changes: Changes;
}

/** How people get at apps: their actions, views and records, each with what the person may do there. */
export class Entrance {
  readonly #parts: EntranceParts;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
  }

  /** @throws not.found, permission.missing, input.invalid, conflict, and what the action refuses */
  async act(
    principal: Principal,
    id: string,
    name: string,
    input: unknown,
    key: string | null,
  ): Promise<unknown> {
    const { definition, permissions } = await this.#parts.uses.open(principal, id);
    const { registry, rulebook } = await this.#parts.own.of(principal.org.id);
    const action = registry.action(id, name);
    if (action === undefined) throw missing(OBJECT.action);
    demand(definition, permissions, action.permission);
    const answer = await act(
      this.#parts.store,
      registry,
      action,
      await this.#parts.errands.of(principal, id, permissions, rulebook),
      input,
      key,
    );
    this.#parts.changes.tell(principal.org.id, id);
    return answer;
  }

  /** An action, for whoever may run it. @throws not.found, permission.missing */
  async action(principal: Principal, id: string, name: string): Promise<Action> {
    const { definition, permissions } = await this.#parts.uses.open(principal, id);
    const { registry } = await this.#parts.own.of(principal.org.id);
    const action = registry.action(id, name);
    if (action === undefined) throw missing(OBJECT.action);
    demand(definition, permissions, action.permission);
    return action;
  }

  /** @throws not.found, permission.missing, input.invalid, and what the view refuses */
  async ask(principal: Principal, id: string, name: string, given: unknown): Promise<unknown> {
    const { definition, permissions } = await this.#parts.uses.open(principal, id);
    const { registry } = await this.#parts.own.of(principal.org.id);
    const view = registry.view(id, name);
    if (view === undefined) throw missing(OBJECT.view);
    demand(definition, permissions, view.permission);
    const input = parse(inputShape(view.input), given ?? {});
    const errand = await this.#parts.errands.of(principal, id, permissions);
    const work = this.#parts.store.org(principal.org.id, async (tx) => {
      // The input was parsed by the declaration that the handler's types come from.
      const answer = await view.handle(viewContext(tx, registry, errand), input as never);
      return seen(view.output, errand.permissions, parse(inputShape(view.output), answer));
    });
    return orGone(this.#parts.store, id, work);
  }

  /** The records of an entity, as far as the principal may see and change them. @throws not.found, permission.missing */
  async records(principal: Principal, id: string, name: string): Promise<RecordsDoor> {
    const { definition, permissions } = await this.#parts.uses.open(principal, id);
    const entity = (definition.entities ?? []).find((one: Entity) => one.id === `${id}/${name}`);
    if (entity === undefined) throw missing(OBJECT.entity);
    demand(definition, permissions, entity.read);
    const { store, now } = this.#parts;
    const { registry, rulebook } = await this.#parts.own.of(principal.org.id);
    const open = new Map(
      (await this.#parts.uses.all(principal)).map((app) => [app.definition.id, app.permissions]),
    );
    return new RecordsDoor({
      permissionsIn: (app) => open.get(app) ?? new Set(),
      store,
      now,
      tables: registry.tables,
      rules: rulebook,
      entity,
      definition,
      permissions,
      principal,
      changed: () => this.#parts.changes.tell(principal.org.id, id),
    });
  }

  /**
   * What the principal may see of a change that was audited: fields of records that are hidden from him are left out, and
   * everything of an app that his org no longer has.
   */
  async sight(principal: Principal): Promise<(change: Audited) => Audited> {
    const { registry } = await this.#parts.own.of(principal.org.id);
    const open = new Map(
      (await this.#parts.uses.all(principal)).map((app) => [app.definition.id, app.permissions]),
    );
    return ({ object, before, after }) => {
      const entity = object.slice(0, Math.max(0, object.indexOf(':')));
      if (!entity.includes('/')) return { object, before, after };
      const fields = registry.tables.find(entity)?.entity.fields;
      const permissions = open.get(entity.slice(0, entity.indexOf('/')));
      const visible = (facts: object | null): object | null =>
        facts === null || fields === undefined || permissions === undefined
          ? null
          : seen(fields, permissions, { ...facts });
      return { object, before: visible(before), after: visible(after) };
    };
  }
}
