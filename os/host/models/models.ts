import { type AppDefinition, type Job, job, type ReadModel } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import { audit, auditAs } from '../../identity/audit.ts';
import { allow, type Principal } from '../../identity/principal.ts';
import { partsOf } from '../../records/table.ts';
import type { Store, Tx } from '../../store/unit.ts';
import { workDayOf } from '@selvedge/sdk/app';
import { fromScratch, type ModelState, noteBuilt, noteCompared, readStates } from './model-state.ts';
import type { OwnScenarios } from '../own/own.ts';
import type { Uses } from '../uses.ts';
import { conflict, missing, OBJECT } from '../words.ts';
import { compare, type Difference } from './comparing.ts';
import { rebuild, type Rebuilt } from './keeping.ts';

/** Name of the host's job in an app that has read models. */
export const COMPARING = 'compare-read-models';

const DAY_MS = 86_400_000;

interface ModelParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly own: OwnScenarios;
  readonly uses: Uses;
}

/** A read model as whoever administers the app sees it. */
export interface ModelCard {
  readonly model: ReadModel;
  /** null = it was never built here. */
  readonly state: ModelState | null;
  /** Share done of a rebuild that runs; null = none does. */
  readonly rebuilding: number | null;
  /** Why the last rebuild failed, in this process. */
  readonly fault: string | null;
}

/** Read models of orgs: rebuilt when somebody wants it, compared with the facts each night. */
export class Models {
  readonly #parts: ModelParts;
  /** `org model` → share done. */
  readonly #rebuilding = new Map<string, number>();
  readonly #faults = new Map<string, string>();
  readonly #running = new Set<Promise<unknown>>();

  constructor(parts: ModelParts) {
    this.#parts = parts;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  /** @throws not.found, permission.missing */
  async list(principal: Principal, app: string): Promise<ModelCard[]> {
    const models = await this.#of(principal, app);
    // Before the states: a rebuild that ends between the two would leave what it has mended.
    const rebuilding = new Map(this.#rebuilding);
    const states = await this.#parts.store.org(principal.org.id, readStates);
    return models.map((model): ModelCard => {
      const key = `${principal.org.id} ${model.entity.id}`;
      return {
        model,
        state: states.get(model.entity.id) ?? null,
        rebuilding: rebuilding.get(key) ?? null,
        fault: this.#faults.get(key) ?? null,
      };
    });
  }

  /** Begins to make a model anew; the list tells how far it is. @throws not.found; conflict while it runs already */
  async rebuild(principal: Principal, app: string, name: string): Promise<void> {
    const model = (await this.#of(principal, app)).find(({ entity }) => entity.id === `${app}/${name}`);
    if (model === undefined) throw missing(OBJECT.model);
    const org = principal.org.id;
    const key = `${org} ${model.entity.id}`;
    if (this.#rebuilding.has(key)) throw conflict('正在重建。', 'It is being rebuilt.');
    this.#rebuilding.set(key, 0);
    this.#faults.delete(key);
    const work = this.#build(
      org,
      model,
      (share) => this.#rebuilding.set(key, share),
      async (tx, rebuilt) =>
        audit(tx, principal, {
          action: 'read-model.rebuild',
          object: `read-model:${model.entity.id}`,
          after: rebuilt,
        }),
    )
      .catch((error: unknown) => {
        this.#parts.log.error({ error, org, model: model.entity.id }, 'a read model could not be rebuilt');
        this.#faults.set(key, error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        this.#rebuilding.delete(key);
        this.#running.delete(work);
      });
    this.#running.add(work);
  }

  /** Builds what an app has brought and an org has not yet. */
  async buildNew(org: string, { readModels = [] }: Pick<AppDefinition, 'readModels'>): Promise<void> {
    if (readModels.length === 0) return;
    const states = await this.#parts.store.org(org, readStates);
    for (const model of readModels.filter(({ entity }) => fromScratch(states.get(entity.id))))
      await this.#build(org, model);
  }

  /** The host's nightly work for an app; null = it has no read models. */
  job({ id, readModels = [] }: AppDefinition): Job | null {
    if (readModels.length === 0) return null;
    return job(`${id}/${COMPARING}`, {
      title: { zh: '核对汇总表', en: 'Compare read models with the facts' },
      cron: '40 2 * * *',
      handle: async ({ org, now, log }) => {
        const day = Date.parse(workDayOf(now, org)) / DAY_MS;
        await this.buildNew(org.id, { readModels });
        for (const model of readModels) {
          const found = await this.#compare(org.id, model, day % model.nights);
          if (found.length > 0)
            log.warn(
              { org: org.slug, model: model.entity.id, rows: found.length, first: found[0] },
              'a read model is not as the facts say; it wants to be rebuilt',
            );
        }
      },
    });
  }

  #compare(org: string, model: ReadModel, night: number): Promise<Difference[]> {
    return this.#place(org, async (place) => {
      const found = await compare(place, model, night);
      await noteCompared(place.tx, model.entity.id, place.now, found);
      if (found.length > 0)
        await auditAs(place.tx, org, BY, {
          action: 'read-model.differs',
          object: `read-model:${model.entity.id}`,
          after: { rows: found.length, examples: found.slice(0, 5) },
        });
      return found;
    });
  }

  #build(
    org: string,
    model: ReadModel,
    progress?: (share: number) => void,
    also: (tx: Tx, rebuilt: Rebuilt) => Promise<void> = () => Promise.resolve(),
  ): Promise<Rebuilt> {
    return this.#place(org, async (place) => {
      const rebuilt = await rebuild(place, model, progress);
      await noteBuilt(place.tx, model.entity.id, place.now);
      await also(place.tx, rebuilt);
      return rebuilt;
    });
  }

  async #place<T>(org: string, work: (place: Parameters<typeof rebuild>[0]) => Promise<T>): Promise<T> {
    const { registry } = await this.#parts.own.of(org);
    return this.#parts.store.org(org, (tx) => work({ tx, registry, now: new Date(this.#parts.now()) }));
  }

  async #of(principal: Principal, app: string): Promise<readonly ReadModel[]> {
    allow(principal, 'org.manage');
    return (await this.#parts.uses.usable(principal, app)).definition.readModels ?? [];
  }
}

const BY = { personId: null, who: null, name: null, via: `job ${COMPARING}`, address: '' };

export const nameOf = ({ entity }: ReadModel): string => partsOf(entity.id).name;
