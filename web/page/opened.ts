import type { Titles } from '@selvedge/sdk/app';
import type { AppPage, AppSlot } from '../client/generated.ts';
import type { FormWish } from './form/wish.ts';
import type { Language } from '../i18n/language.ts';

/** Who works with a page, for which org. */
export interface Standing {
  readonly person: { readonly id: string; readonly name: string };
  readonly org: {
    readonly slug: string;
    readonly title: string;
    readonly timeZone: string;
    readonly dayStart: string;
  };
}

/** A page of an app as it is opened: everything that must be known before its code runs. */
export interface OpenedPage extends Standing {
  readonly app: string;
  readonly appTitle: Titles;
  readonly page: AppPage;
  readonly slots: readonly AppSlot[];
  /** In place of code: a form made from a declaration. */
  readonly form?: FormWish;
}

export interface PageAddress {
  readonly app: string;
  readonly name: string;
}

/** `/a/{app}/page/{name}` → app and page, or null. */
export function addressOf(path: string): PageAddress | null {
  const [, app, name] = /^\/a\/([^/]+)\/page\/([^/]+)\/?$/.exec(path) ?? [];
  return app === undefined || name === undefined
    ? null
    : { app: decodeURIComponent(app), name: decodeURIComponent(name) };
}

/** Pages of these kinds fill the screen: no shell around them. */
export const standsAlone = ({ archetype }: Pick<AppPage, 'archetype'>): boolean =>
  archetype === 'station' || archetype === 'board' || archetype === 'cockpit';

export type { Language };
