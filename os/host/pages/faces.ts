import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import type { Principal } from '../../identity/principal.ts';
import type { RunningApp } from '../registry.ts';
import type { OpenApp } from '../uses.ts';
import { missing, OBJECT } from '../words.ts';
import { Pages } from './pages.ts';

/** What stands in a slot, as far as one person may see it. */
export interface FacedFilling {
  readonly app: string;
  readonly title: Titles;
  /** Address of its module below /api/v1; null when it cannot be made. */
  readonly module: string | null;
}

/** What of an app runs in the browser. */
export interface Face {
  /** Page → address of its module below /api/v1; null when it cannot be made. */
  readonly pages: Readonly<Record<string, string | null>>;
  /** Slots of the app, each with what other apps put into it. */
  readonly slots: readonly {
    readonly id: string;
    readonly title: Titles;
    readonly fillings: readonly FacedFilling[];
  }[];
}

const APPS = '/apps/';

interface FaceParts {
  readonly app: (id: string) => RunningApp | undefined;
  /** Every app that somebody's org uses, and what he may do there. */
  readonly all: (principal: Principal) => Promise<readonly OpenApp[]>;
  readonly unmade: (app: string, module: string, error: unknown) => void;
}

/**
 * What installed apps put into the browser. The code of a page is the same for every org: it lies at an address that names
 * its content, so that it may be kept for ever.
 */
export class Faces {
  readonly #parts: FaceParts;
  readonly #pages = new Pages();
  /** Of this run of the program: a page that was opened before an upgrade still finds its code. */
  readonly #served = new Map<string, string>();
  /** Of those, what opens by a link. */
  readonly #open = new Set<string>();

  constructor(parts: FaceParts) {
    this.#parts = parts;
  }

  async of(principal: Principal, { definition, permissions }: OpenApp): Promise<Face> {
    const pages = (definition.pages ?? []).filter(({ permission }) => permissions.has(permission));
    const { slots = [] } = definition;
    const open = slots.length === 0 ? [] : await this.#parts.all(principal);
    return {
      pages: Object.fromEntries(
        await Promise.all(
          pages.map(async ({ name, module }) => [name, await this.#address(definition, module)] as const),
        ),
      ),
      slots: await Promise.all(
        slots.map(async ({ id, title }) => ({ id, title, fillings: await this.#fillings(id, open) })),
      ),
    };
  }

  /** Where the code of a page lies, whoever asks; null when there is no such page. It tells nothing of any org. */
  async codeOf(app: string, page: string): Promise<string | null> {
    const definition = this.#parts.app(app)?.definition;
    const module = definition?.pages?.find(({ name }) => name === page)?.module;
    return module === undefined ? null : this.#address(definition, module);
  }

  /** The same for what opens by a link. */
  async guestCodeOf(door: string): Promise<string | null> {
    const definition = this.#parts.app(door.slice(0, door.indexOf('/')))?.definition;
    const module = definition?.guestDoors?.find(({ id }) => id === door)?.module;
    const address = module === undefined ? null : await this.#address(definition, module);
    if (address === null) return null;
    const file = address.slice(APPS.length).replace('/modules/', '/');
    this.#open.add(file);
    return `/link/modules/${file}`;
  }

  /** The code of what opens by a link: of nothing else without a login. @throws not.found */
  async guestCode(app: string, file: string): Promise<string> {
    const key = `${app}/${file}`;
    if (!this.#open.has(key))
      for (const { id } of this.#parts.app(app)?.definition.guestDoors ?? []) await this.guestCodeOf(id);
    if (!this.#open.has(key)) throw missing(OBJECT.page);
    return this.code(app, file);
  }

  /** The code at an address that `of` told. @throws not.found */
  async code(app: string, file: string): Promise<string> {
    const key = `${app}/${file}`;
    if (!this.#served.has(key)) {
      const definition = this.#parts.app(app)?.definition;
      for (const module of definition === undefined ? [] : modulesOf(definition))
        await this.#address(definition, module);
    }
    const code = this.#served.get(key);
    if (code === undefined) throw missing(OBJECT.page);
    return code;
  }

  #fillings(slot: string, open: readonly OpenApp[]): Promise<FacedFilling[]> {
    return Promise.all(
      open.flatMap(({ definition, permissions }) =>
        (definition.fills ?? [])
          .filter((filling) => filling.slot === slot && permissions.has(filling.permission))
          .map(async ({ title, module }) => ({
            app: definition.id,
            title,
            module: await this.#address(definition, module),
          })),
      ),
    );
  }

  async #address(definition: AppDefinition | undefined, module: string): Promise<string | null> {
    const running = definition === undefined ? undefined : this.#parts.app(definition.id);
    if (running === undefined) return null;
    const { id, version } = running.definition;
    try {
      const { code, hash } = await this.#pages.code(running.folder, module);
      const file = `${version}-${hash}.js`;
      this.#served.set(`${id}/${file}`, code);
      return `${APPS}${id}/modules/${file}`;
    } catch (error) {
      this.#parts.unmade(id, module, error);
      return null;
    }
  }
}

/** Files of an app that run in the browser. */
export const modulesOf = ({ pages = [], fills = [], guestDoors = [] }: AppDefinition): string[] => [
  ...new Set([...pages, ...fills, ...guestDoors].map(({ module }) => module)),
];
