import { DATATYPES, type Datatype } from './series.ts';

export const NONE = 0;
export const ACTIVE = 1;
export const QUARANTINED = 2;
export const UNDECLARED = 255;

/** What the hot path must know of each series, as columns indexed by series id. They grow by doubling. */
export class SeriesColumns {
  datatype: Uint8Array;
  state: Uint8Array;
  low: Float64Array;
  high: Float64Array;

  constructor(capacity = 1024) {
    this.datatype = new Uint8Array(capacity).fill(UNDECLARED);
    this.state = new Uint8Array(capacity);
    this.low = new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY);
    this.high = new Float64Array(capacity).fill(Number.POSITIVE_INFINITY);
  }

  set(id: number, state: number, datatype: Datatype | null, low: number | null, high: number | null): void {
    if (id >= this.state.length) this.#grow(id);
    this.state[id] = state;
    this.datatype[id] = datatype === null ? UNDECLARED : DATATYPES.indexOf(datatype);
    this.low[id] = low ?? Number.NEGATIVE_INFINITY;
    this.high[id] = high ?? Number.POSITIVE_INFINITY;
  }

  clear(id: number): void {
    if (id < this.state.length) this.set(id, NONE, null, null, null);
  }

  #grow(id: number): void {
    const wide = new SeriesColumns(Math.max(id + 1, this.state.length * 2));
    wide.datatype.set(this.datatype);
    wide.state.set(this.state);
    wide.low.set(this.low);
    wide.high.set(this.high);
    ({ datatype: this.datatype, state: this.state, low: this.low, high: this.high } = wide);
  }
}
