import {
  type Action,
  type AppDefinition,
  type Event,
  type GuestDoor,
  type Kpi,
  type PointSubscription,
  type Provision,
  type ReadModel,
  type Relation,
  type Reply,
  type Subscription,
  type View,
  followingsOf,
} from '@selvedge/sdk/app';
import { Tables, tableOf } from '../records/table.ts';

/** An app as it runs. */
export interface RunningApp {
  readonly definition: AppDefinition;
  /** Folder of its code. */
  readonly folder: string;
}

/** A subscription and the app whose handler it is. */
export interface Hearing {
  readonly app: string;
  readonly subscription: Subscription;
  /** The one org that hears with it; undefined = every org that uses the app. */
  readonly org?: string;
}

/** A handler of what machines measure, and the app whose it is. */
export interface PointHearing {
  readonly app: string;
  readonly subscription: PointSubscription;
}

/** `orders/order` → `order`. */
export const shortOf = (id: string): string => id.slice(id.indexOf('/') + 1);

/** The installed apps in memory, and what they declare, by name. Replaced as a whole when an app comes or goes. */
export class Registry {
  readonly apps: ReadonlyMap<string, RunningApp>;
  readonly tables: Tables;
  readonly #actions = new Map<string, Action>();
  readonly #views = new Map<string, View>();
  readonly #events = new Map<string, Event>();
  readonly #relations = new Map<string, Relation>();
  readonly #models = new Map<string, ReadModel>();
  readonly #guestDoors = new Map<string, GuestDoor>();
  readonly #kpis = new Map<string, Kpi>();
  readonly #provisions = new Map<string, { readonly app: string; readonly provision: Provision }[]>();

  readonly #replies = new Map<string, { readonly app: string; readonly reply: Reply }[]>();

  /** @param space schema of what one org added to them; null = nobody did */
  constructor(apps: Iterable<RunningApp>, space: string | null = null) {
    this.apps = new Map([...apps].map((app) => [app.definition.id, app]));
    const definitions = [...this.apps.values()].map(({ definition }) => definition);
    this.tables = new Tables(
      definitions.flatMap(({ entities = [] }) => entities),
      space,
    );
    for (const {
      id,
      actions = [],
      views = [],
      events = [],
      relations = [],
      provides = [],
      replies = [],
      kpis = [],
      readModels = [],
      guestDoors = [],
    } of definitions) {
      for (const action of actions) this.#actions.set(action.id, action);
      for (const view of views) this.#views.set(view.id, view);
      for (const event of events) this.#events.set(event.id, event);
      for (const model of readModels) this.#models.set(model.entity.id, model);
      for (const door of guestDoors) this.#guestDoors.set(door.id, door);
      for (const kpi of kpis) this.#kpis.set(kpi.id, kpi);
      for (const relation of relations) this.#relations.set(relation.id, relation);
      for (const provision of provides)
        this.#provisions.set(provision.hook, [...this.provisions(provision.hook), { app: id, provision }]);
      for (const reply of replies)
        this.#replies.set(reply.inquiry, [...this.replies(reply.inquiry), { app: id, reply }]);
    }
  }

  app(id: string): RunningApp | undefined {
    return this.apps.get(id);
  }

  /** Page that a short link opens. */
  linked(letters: string): { readonly app: string; readonly page: string } | null {
    for (const [app, { definition }] of this.apps) {
      const page = definition.pages?.find(({ shortLink }) => shortLink === letters);
      if (page !== undefined) return { app, page: page.name };
    }
    return null;
  }

  action(app: string, name: string): Action | undefined {
    return this.#actions.get(`${app}/${name}`);
  }

  view(app: string, name: string): View | undefined {
    return this.#views.get(`${app}/${name}`);
  }

  event(id: string): Event | undefined {
    return this.#events.get(id);
  }

  kpi(id: string): Kpi | undefined {
    return this.#kpis.get(id);
  }

  guestDoor(id: string): GuestDoor | undefined {
    return this.#guestDoors.get(id);
  }

  relation(id: string): Relation | undefined {
    return this.#relations.get(id);
  }

  /** The read model whose rows are of an entity. */
  model(entity: string): ReadModel | undefined {
    return this.#models.get(entity);
  }

  /** Apps that answer a hook, in the order of their installation. */
  provisions(hook: string): readonly { readonly app: string; readonly provision: Provision }[] {
    return this.#provisions.get(hook) ?? [];
  }

  /** Apps that reply to an inquiry, in the order of their installation. */
  replies(inquiry: string): readonly { readonly app: string; readonly reply: Reply }[] {
    return this.#replies.get(inquiry) ?? [];
  }

  /** Every handler of what machines measure. */
  get pointHearings(): PointHearing[] {
    return [...this.apps.values()].flatMap(({ definition: { id, telemetry = [] } }) =>
      telemetry.map((subscription) => ({ app: id, subscription })),
    );
  }

  /** Every handler of events. */
  get hearings(): Hearing[] {
    return [...this.apps.values()].flatMap(({ definition }) =>
      subscriptionsOf(definition).map((subscription) => ({ app: definition.id, subscription })),
    );
  }
}

/** What an app hears: by its own handlers, and to keep its read models. */
export const subscriptionsOf = ({ subscriptions = [], readModels = [] }: AppDefinition): Subscription[] => [
  ...subscriptions,
  ...readModels.flatMap(followingsOf),
];

export const tablesOf = (definition: AppDefinition) =>
  (definition.entities ?? []).map((entity) => tableOf(entity));
