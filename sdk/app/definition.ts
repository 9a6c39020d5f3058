import type { Titles } from '../connector/connector.ts';
import type { Action, View } from './action.ts';
import type { Settings } from './context.ts';
import type { Entity } from './entity.ts';
import type { Event, Subscription } from './event.ts';
import type { GuestDoor } from './guest-door.ts';
import type { PointSubscription } from './hearing.ts';
import type { Hook, Provision } from './hook.ts';
import type { Inquiry, Reply } from './inquiry.ts';
import type { Job } from './job.ts';
import type { Kpi } from './kpi.ts';
import type { Migration } from './migration.ts';
import type { Credit, Overlay } from './overlay.ts';
import type { NoticeDeclaration } from './notice.ts';
import type { PageFacts } from './page.ts';
import type { ReadModel } from './read-model.ts';
import type { Relation } from './relation.ts';
import type { Scene } from './scene.ts';
import type { Filling, Slot } from './slot.ts';

/** Roles of an org that an app's role may come with. */
export type HouseRole = 'owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer';

/** Permissions under a name that an administrator understands. */
export interface AppRole {
  readonly title: Titles;
  readonly permissions: readonly string[];
  /** Roles of the org that have it without being given it. */
  readonly grantedTo?: readonly HouseRole[];
}

/** Everything the host must know of an app. Plain data and functions: reading it does nothing. */
export interface AppDefinition {
  /** Lower case letters, digits and `-`; the first segment of every id in it. */
  readonly id: string;
  /** Semantic version. */
  readonly version: string;
  readonly title: Titles;
  readonly summary: Titles;
  /** One or two characters shown in the launcher. */
  readonly mark: string;
  readonly scope: 'factory' | 'cluster';
  /** Scenes of the national scale it serves. */
  readonly scenes?: readonly Scene[];
  readonly requires?: {
    /** Lowest version of the platform. */
    readonly platform?: string;
    /** App → lowest version; without them it is not installed. */
    readonly apps?: Readonly<Record<string, string>>;
    /** App → lowest version; used when there. */
    readonly optional?: Readonly<Record<string, string>>;
  };
  /** Permission → what an administrator reads. Ids begin with the app's: `orders.read`. */
  readonly permissions: Readonly<Record<string, Titles>>;
  readonly roles?: Readonly<Record<string, AppRole>>;
  readonly entities?: readonly Entity[];
  readonly actions?: readonly Action[];
  readonly views?: readonly View[];
  readonly events?: readonly Event[];
  readonly subscriptions?: readonly Subscription[];
  /** Handlers of what machines measure. */
  readonly telemetry?: readonly PointSubscription[];
  readonly jobs?: readonly Job[];
  /** Points at which other apps may enrich or refuse what this one is about to do. */
  readonly hooks?: readonly Hook[];
  /** Answers to other apps' hooks. */
  readonly provides?: readonly Provision[];
  /** What this app asks of others that stands in no relation. */
  readonly inquiries?: readonly Inquiry[];
  /** Replies to other apps' inquiries. */
  readonly replies?: readonly Reply[];
  /** What others may read in SQL. */
  readonly relations?: readonly Relation[];
  /** Figures with one formula each, read everywhere from one place. */
  readonly kpis?: readonly Kpi[];
  /** Tables derived from facts. */
  readonly readModels?: readonly ReadModel[];
  readonly settings?: Settings;
  /** That it sends notices out of the house. Without it `ctx.notices` sends nothing. */
  readonly notices?: NoticeDeclaration;
  readonly pages?: readonly PageFacts[];
  /** Doors for people without a login. */
  readonly guestDoors?: readonly GuestDoor[];
  /** Places on this app's pages and records that others may fill. */
  readonly slots?: readonly Slot[];
  /** What this app puts into slots of others. */
  readonly fills?: readonly Filling[];
  readonly migrations?: readonly Migration[];
  /** A scenario without code that it brings: fields on other apps’ records, entities, rules, boards. */
  readonly overlay?: Overlay;
  /** Whose own scenario it grew from. */
  readonly credits?: readonly Credit[];
}

/** Declares an app: the default export of its `app.ts`. */
export const defineApp = (definition: AppDefinition): AppDefinition => definition;
