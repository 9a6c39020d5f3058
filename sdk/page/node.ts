/** An element as React makes it. Its inside is React's alone. */
export interface DrawnElement {
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly type: any;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly props: any;
  readonly key: string | null;
}

type Plain = string | number | bigint | boolean | null | undefined | DrawnElement;

/** Whatever React can draw: the same as its `ReactNode`, without asking for React’s types. */
export type Drawn = Plain | Iterable<Drawn> | Promise<Plain | Iterable<Drawn>>;

/** A part that the shell draws; used in JSX as any component. */
export type Part<P> = (props: P) => DrawnElement | null;
