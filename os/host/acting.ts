import type { Action } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { createHash } from 'node:crypto';
import { parse } from '../namespace/parse.ts';
import { inputShape } from '../records/shape.ts';
import type { Store, Tx } from '../store/unit.ts';
import { actionContext, type Errand } from './context.ts';
import type { Registry } from './registry.ts';
import { orGone } from './removing.ts';
import { seen, visibleFields } from './sight.ts';

const LONGEST_KEY = 200;

/**
 * Runs an action in one unit of work. With a key it is done once for ever: the same key is answered as the first time.
 * @throws input.invalid; conflict when a key comes back with another input; what the action refuses
 */
export async function act(
  store: Store,
  registry: Registry,
  action: Action,
  errand: Errand,
  given: unknown,
  key: string | null,
): Promise<unknown> {
  // What somebody may not see he cannot give either; what the action then asks for is filled in as if it was left out.
  const known = parse(inputShape(visibleFields(action.input, errand.permissions)), given ?? {});
  const input = parse(inputShape(action.input), known);
  const work = store.org(errand.org.id, async (tx) => {
    const receipt = key === null ? null : await Receipt.take(tx, errand.app, key, [action.id, input]);
    if (receipt !== null && receipt.known !== null) return receipt.known.answer;
    // The input was parsed by the declaration that the handler's types come from.
    const answer = await action.handle(
      actionContext(tx, registry, { ...errand, isOften: true, chain: [action.id] }),
      input as never,
    );
    const shown = seen(action.output, errand.permissions, parse(inputShape(action.output), answer));
    await receipt?.write(shown);
    return shown;
  });
  return orGone(store, errand.app, work);
}

/** What an idempotency key was answered. */
export class Receipt {
  readonly #tx: Tx;
  readonly #app: string;
  readonly #key: string;
  /** The first answer, or null when this is the first time. */
  readonly known: { readonly answer: unknown } | null;

  private constructor(tx: Tx, app: string, key: string, known: Receipt['known']) {
    this.#tx = tx;
    this.#app = app;
    this.#key = key;
    this.known = known;
  }

  /**
   * Takes a key, or finds what it was answered; of two that come at once the second waits for the first.
   * @throws conflict when it was used for something else; input.invalid
   */
  static async take(tx: Tx, app: string, key: string, asked: unknown): Promise<Receipt> {
    if (key.length > LONGEST_KEY || !/^[\x21-\x7e]+$/.test(key))
      throw new SelvedgeError('input.invalid', {
        reason: {
          zh: 'Idempotency-Key 须为 1 至 200 个可见字符。',
          en: 'An Idempotency-Key has 1 to 200 visible characters.',
        },
      });
    const hash = createHash('sha256').update(JSON.stringify(asked)).digest();
    const taken = await tx.run(
      'insert into selvedge.action_receipts (org_id, app, key, asked) values ($1, $2, $3, $4) on conflict do nothing',
      [tx.org, app, key, hash],
    );
    if (taken === 1) return new Receipt(tx, app, key, null);
    const found = await tx.row<{ asked: Buffer; answer: unknown }>(
      'select asked, answer from selvedge.action_receipts where org_id = $1 and app = $2 and key = $3',
      [tx.org, app, key],
    );
    if (found === undefined || !hash.equals(found.asked))
      throw new SelvedgeError('conflict', {
        reason: {
          zh: '这个 Idempotency-Key 已用于别的内容。',
          en: 'This Idempotency-Key was used for something else.',
        },
      });
    return new Receipt(tx, app, key, { answer: found.answer });
  }

  async write(answer: unknown): Promise<void> {
    await this.#tx.run(
      'update selvedge.action_receipts set answer = $4 where org_id = $1 and app = $2 and key = $3',
      [this.#tx.org, this.#app, this.#key, JSON.stringify(answer ?? null)],
    );
  }
}
