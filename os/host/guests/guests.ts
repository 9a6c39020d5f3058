import type { GuestDoor, Titles } from '@selvedge/sdk/app';
import { readOrg, type Title } from '../../identity/orgs.ts';
import { parse } from '../../namespace/parse.ts';
import { inputShape } from '../../records/shape.ts';
import type { Store } from '../../store/unit.ts';
import { act } from '../acting.ts';
import type { Changes } from '../changes.ts';
import { type Errand, viewContext } from '../context.ts';
import type { Errands } from '../errands.ts';
import type { Membership } from '../membership.ts';
import type { OwnScenarios } from '../own/own.ts';
import type { Faces } from '../pages/faces.ts';
import { demand } from '../permission.ts';
import { type Registry, shortOf } from '../registry.ts';
import { orGone } from '../removing.ts';
import { seen } from '../sight.ts';
import { missing, OBJECT } from '../words.ts';
import { linkOf, type OpenLink } from './links.ts';

interface GuestParts {
  readonly store: Store;
  readonly now: () => number;
  readonly membership: Membership;
  readonly own: OwnScenarios;
  readonly errands: Errands;
  readonly changes: Changes;
  readonly faces: Faces;
}

/** What opens by a link, before anything of the record is asked. */
export interface Opened {
  readonly app: string;
  readonly title: Titles;
  /** Address of its page's code below /api/v1; null when it cannot be made. */
  readonly module: string | null;
  readonly org: { readonly title: Title; readonly timeZone: string };
  readonly name: string;
  readonly expiresAt: string;
}

interface Entered {
  readonly link: OpenLink;
  readonly door: GuestDoor;
  readonly registry: Registry;
}

/** The way in for people who have a link and no login. Whatever is wrong with a link, there is nothing behind it. */
export class Guests {
  readonly #parts: GuestParts;

  constructor(parts: GuestParts) {
    this.#parts = parts;
  }

  /** @throws not.found */
  async open(code: string, address: string): Promise<Opened> {
    const { link, door } = await this.#enter(code);
    const { org } = await this.#errand(link, address);
    return {
      app: link.app,
      title: door.title,
      module: await this.#parts.faces.guestCodeOf(door.id),
      org: { title: org.title, timeZone: org.facts.timeZone },
      name: link.name,
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  /** @throws not.found, permission.missing, input.invalid, and what the view refuses */
  async ask(code: string, name: string, given: unknown, address: string): Promise<unknown> {
    const { link, door, registry } = await this.#enter(code);
    const view = door.views.find(({ id }) => shortOf(id) === name);
    if (view === undefined) throw missing(OBJECT.view);
    const { errand } = await this.#errand(link, address);
    this.#demand(registry, link, view.permission);
    const input = parse(inputShape(view.input), given ?? {});
    const work = this.#parts.store.org(link.org, async (tx) => {
      // The input was parsed by the declaration that the handler's types come from.
      const answer = await view.handle(viewContext(tx, registry, errand), input as never);
      return seen(view.output, errand.permissions, parse(inputShape(view.output), answer));
    });
    return orGone(this.#parts.store, link.app, work);
  }

  /** @throws not.found, permission.missing, input.invalid, conflict, and what the action refuses */
  async act(
    code: string,
    name: string,
    input: unknown,
    key: string | null,
    address: string,
  ): Promise<unknown> {
    const { link, door, registry } = await this.#enter(code);
    const action = door.actions.find(({ id }) => shortOf(id) === name);
    if (action === undefined) throw missing(OBJECT.action);
    const { errand } = await this.#errand(link, address);
    this.#demand(registry, link, action.permission);
    // A key is the guest's own: nobody else's answer comes back for it.
    const own = key === null ? null : `${link.id}:${key}`;
    const answer = await act(this.#parts.store, registry, action, errand, input, own);
    this.#parts.changes.tell(link.org, link.app);
    return answer;
  }

  async #enter(code: string): Promise<Entered> {
    const link = await linkOf(this.#parts.store, code, this.#parts.now());
    if (link === null) throw missing(OBJECT.link);
    const use = await this.#parts.membership.of(link.org, link.app);
    const { registry } = await this.#parts.own.of(link.org);
    const door = registry.guestDoor(link.door);
    if (use?.enabled !== true || door === undefined) throw missing(OBJECT.link);
    return { link, door, registry };
  }

  async #errand(
    link: OpenLink,
    address: string,
  ): Promise<{ errand: Errand; org: { title: Title; facts: Errand['org'] } }> {
    const org = await this.#parts.store.system((tx) => readOrg(tx, link.org));
    const errand = await this.#parts.errands.ofGuest(org, link, address);
    return { errand, org: { title: org.title, facts: errand.org } };
  }

  #demand(registry: Registry, { app, permissions }: OpenLink, permission: string): void {
    const definition = registry.app(app)?.definition;
    if (definition === undefined) throw missing(OBJECT.link);
    demand(definition, new Set(permissions), permission);
  }
}
