/** Takes a whole packet; false = it breaks the protocol. */
export type Visit = (bytes: Buffer, first: number, head: number, start: number, end: number) => boolean;

/**
 * Cuts a byte stream into control packets without copying those that arrive whole.
 * `visit(bytes, first, head, start, end)`: the packet is `bytes[head, end)`, its variable header starts at `start`.
 * While `held`, what arrives is kept until `resume`.
 */
export class Frames {
  readonly #visit: Visit;
  /** Largest remaining length; checked before anything is buffered. */
  limit: number;
  held = false;
  #kept: Buffer | null = null;
  #partial: Buffer | null = null;
  #filled = 0;

  constructor(visit: Visit, limit: number) {
    this.#visit = visit;
    this.limit = limit;
  }

  /** @returns false when the stream breaks the protocol or the limit */
  feed(chunk: Buffer): boolean {
    if (this.#partial === null) {
      if (this.#kept === null) return this.#cut(chunk);
      const joined = Buffer.concat([this.#kept, chunk]);
      this.#kept = null;
      return this.#cut(joined);
    }
    const wanted = Math.min(this.#partial.length - this.#filled, chunk.length);
    chunk.copy(this.#partial, this.#filled, 0, wanted);
    this.#filled += wanted;
    if (this.#filled < this.#partial.length) return true;
    const whole = this.#partial;
    this.#partial = null;
    if (!this.#cut(whole)) return false;
    if (wanted === chunk.length) return true;
    return this.feed(chunk.subarray(wanted));
  }

  /** Goes on with what was kept. @returns as `feed` */
  resume(): boolean {
    this.held = false;
    const kept = this.#kept;
    this.#kept = null;
    return kept === null || this.#cut(kept);
  }

  #cut(bytes: Buffer): boolean {
    const all = bytes.length;
    let head = 0;
    while (head < all && !this.held) {
      let at = head + 1;
      let length = 0;
      let shift = 0;
      let more = true;
      while (more && at < all) {
        const byte = bytes[at++];
        length += (byte & 127) << shift;
        shift += 7;
        more = byte > 127;
        if (more && shift > 21) return false;
      }
      if (more) break;
      if (length > this.limit) return false;
      const end = at + length;
      if (end > all) {
        this.#partial = Buffer.allocUnsafeSlow(end - head);
        bytes.copy(this.#partial, 0, head);
        this.#filled = all - head;
        return true;
      }
      if (!this.#visit(bytes, bytes[head], head, at, end)) return false;
      head = end;
    }
    if (head < all) this.#kept = bytes.subarray(head);
    return true;
  }
}
