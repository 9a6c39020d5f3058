interface Priced {
  readonly code: string;
  readonly price: string | null;
  readonly priceStatus: 'pending' | 'set';
}

/** A price for an operation. */
export interface NewPrice {
  readonly code: string;
  readonly price: string;
}

/** A price that changed; `before` null = it was pending (待定价). */
export interface PriceChange {
  readonly code: string;
  readonly before: string | null;
  readonly price: string;
}

/** An operation whose status says what its price says. */
export const withStatus = <O extends Priced>(operation: O): O => ({
  ...operation,
  priceStatus: operation.price === null ? 'pending' : 'set',
});

/** Operations with prices, what changed, and codes that there are not. */
export function priced<O extends Priced>(
  operations: readonly O[],
  prices: readonly NewPrice[],
): { readonly operations: O[]; readonly changes: PriceChange[]; readonly unknown: string[] } {
  const wished = new Map(prices.map(({ code, price }) => [code, price]));
  const changes: PriceChange[] = [];
  const after = operations.map((operation) => {
    const price = wished.get(operation.code);
    if (price === undefined || price === operation.price) return operation;
    changes.push({ code: operation.code, before: operation.price, price });
    return withStatus({ ...operation, price });
  });
  const known = new Set(operations.map(({ code }) => code));
  return { operations: after, changes, unknown: [...wished.keys()].filter((code) => !known.has(code)) };
}

/** Only what fills a pending price. */
export const filling = (operations: readonly Priced[], prices: readonly NewPrice[]): NewPrice[] =>
  prices.filter(({ code }) => operations.some((one) => one.code === code && one.price === null));

/** Operations as given by somebody who may not see prices: those there were stay. */
export function keepingPrices<O extends Priced>(before: readonly O[], given: readonly O[]): O[] {
  const known = new Map(before.map((operation) => [operation.code, operation.price]));
  return given.map((operation) => withStatus({ ...operation, price: known.get(operation.code) ?? null }));
}

/** Operations of a newer version; what an order pays already for an operation, it pays on. */
export function withKnownPrices<O extends Priced>(before: readonly O[], fresh: readonly O[]): O[] {
  const known = new Map(before.map(({ code, price }) => [code, price]));
  return fresh.map((operation) =>
    withStatus({ ...operation, price: known.get(operation.code) ?? operation.price }),
  );
}
