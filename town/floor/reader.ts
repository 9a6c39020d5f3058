import type { Apps } from '../apps.ts';
import type { Booking } from './sewing.ts';

/** Tags that go round between the first and the last operation. */
const TAGS = 60;

/** What a reader tells: `{"ts", "tag"}`, QoS 1. */
export type Tell = (reading: { readonly ts: number; readonly tag: string }) => Promise<void>;

/** An RFID reader at the last operation of a team: a badge, then the tag of the bundle, and it is booked. */
export class Reader {
  readonly #apps: Apps;
  readonly #thing: string;
  readonly #tell: Tell;
  readonly #badges = new Set<string>();
  #operation = '';

  /** @param thing path of the reader */
  constructor(apps: Apps, thing: string, tell: Tell) {
    this.#apps = apps;
    this.#thing = thing;
    this.#tell = tell;
  }

  async book({ person, bundle, operation, place }: Booking, worker: string): Promise<void> {
    if (operation !== this.#operation) {
      await this.#apps.act('tracking', 'setPost', { thing: this.#thing, name: '1组 末道', operation });
      this.#operation = operation;
    }
    const badge = `BADGE-${person.number}`;
    if (!this.#badges.has(badge)) {
      await this.#apps.act('tracking', 'bindTag', { tag: badge, worker });
      this.#badges.add(badge);
    }
    const tag = `E280${String(1000 + (place % TAGS))}`;
    await this.#apps.act('tracking', 'bindTag', { tag, code: bundle.number, instead: true });
    const ts = Date.now();
    await this.#tell({ ts, tag: badge });
    await this.#tell({ ts: ts + 1, tag });
  }
}
