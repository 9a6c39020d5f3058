import type { AppDefinition, Dimension, Kpi, KpiAnswer, KpiFigure, KpiQuestion } from '@selvedge/sdk/app';
import type { Principal } from '../../identity/principal.ts';
import { Reading } from '../../records/reading.ts';
import type { Store, Tx } from '../../store/unit.ts';
import { type Errand, viewContext } from '../context.ts';
import type { OwnScenarios } from '../own/own.ts';
import { demand } from '../permission.ts';
import { type Registry, shortOf } from '../registry.ts';
import { orGone } from '../removing.ts';
import { sightOf } from '../sight.ts';
import type { Uses } from '../uses.ts';
import { missing, OBJECT } from '../words.ts';
import { askKpi } from './asking.ts';

interface KpiParts {
  readonly store: Store;
  readonly uses: Uses;
  readonly own: OwnScenarios;
  readonly errand: (principal: Principal, app: string, permissions: ReadonlySet<string>) => Promise<Errand>;
}

/** What somebody asked, and the names of what it was divided by: id → label. */
export interface KpiReading {
  readonly kpi: Kpi;
  readonly answer: KpiAnswer;
  readonly labels: Readonly<Record<string, string>>;
}

/** A KPI of the catalogue: of which app, and its value. */
export interface CatalogueEntry {
  readonly app: Pick<AppDefinition, 'id' | 'title'>;
  readonly kpi: Kpi;
  readonly total: KpiFigure;
}

/** The figures of apps, as people ask for them. */
export class Kpis {
  readonly #parts: KpiParts;

  constructor(parts: KpiParts) {
    this.#parts = parts;
  }

  /** Those of an app that somebody may ask. @throws not.found */
  async list(principal: Principal, app: string): Promise<readonly Kpi[]> {
    const { definition, permissions } = await this.#parts.uses.open(principal, app);
    return (definition.kpis ?? []).filter(({ permission }) => permissions.has(permission));
  }

  /**
   * Every KPI that somebody may ask, in every app of his org, with its value in some work days: the page, the file, the
   * printed report and the assistant read this one.
   * @param apps only those; null = all
   * @throws input.invalid
   */
  async catalogue(
    principal: Principal,
    { from, to }: Pick<KpiQuestion, 'from' | 'to'>,
    apps: ReadonlySet<string> | null = null,
  ): Promise<readonly CatalogueEntry[]> {
    const entries: CatalogueEntry[] = [];
    for (const { definition, permissions } of await this.#parts.uses.all(principal)) {
      if (apps?.has(definition.id) === false) continue;
      for (const kpi of (definition.kpis ?? []).filter(({ permission }) => permissions.has(permission))) {
        const { answer } = await this.ask(principal, definition.id, shortOf(kpi.id), { from, to });
        entries.push({ app: definition, kpi, total: answer.total });
      }
    }
    return entries;
  }

  /** @throws not.found, permission.missing, input.invalid */
  async ask(principal: Principal, app: string, name: string, question: KpiQuestion): Promise<KpiReading> {
    const { store, uses, own } = this.#parts;
    const { definition, permissions } = await uses.open(principal, app);
    const { registry } = await own.of(principal.org.id);
    const kpi = registry.kpi(`${app}/${name}`);
    if (kpi === undefined) throw missing(OBJECT.kpi);
    demand(definition, permissions, kpi.permission);
    const errand = await this.#parts.errand(principal, app, permissions);
    return orGone(
      store,
      app,
      store.org(principal.org.id, async (tx) => {
        const answer = await askKpi(kpi, viewContext(tx, registry, errand), question);
        return { kpi, answer, labels: await labelsOf(tx, registry, errand, kpi, answer) };
      }),
    );
  }
}

/** A record is named by what the person may see of it. */
async function labelsOf(
  tx: Tx,
  registry: Registry,
  { permissionsIn }: Errand,
  { dimensions = {} }: Kpi,
  { rows, periods }: KpiAnswer,
): Promise<Record<string, string>> {
  const labels: Record<string, string> = {};
  const figures = [...rows, ...periods.flatMap((period) => period.rows)];
  for (const [name, { ref }] of Object.entries<Dimension>(dimensions)) {
    const table = ref === undefined ? undefined : registry.tables.find(ref.id);
    if (table === undefined) continue;
    const ids = new Set(figures.map(({ key }) => key[name]).filter((id) => typeof id === 'string'));
    const may = await permissionsIn(table.app);
    const sees = may === 'all' ? undefined : sightOf(table.entity.fields, may);
    for (const [id, label] of await new Reading(tx, table, sees).labels([...ids])) labels[id] = label;
  }
  return labels;
}
