import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

/** Milliseconds a closing client has to take what was sent to it. */
const FAREWELL = 2_000;

/**
 * The connection as the broker library sees it: it reads only the packets we hand over with `push`,
 * and what it writes goes out in whole packets between ours.
 */
export class Wire extends Duplex {
  readonly #socket: Socket;
  readonly #wanted: () => void;

  /** @param wanted called when everything handed over has been read */
  constructor(socket: Socket, wanted: () => void) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    this.#wanted = wanted;
  }

  override _read(): void {
    this.#wanted();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#socket.write(chunk);
    this.#drained(done);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.#socket.cork();
    for (const { chunk } of chunks) this.#socket.write(chunk);
    this.#socket.uncork();
    this.#drained(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (error === null && !this.#socket.destroyed) {
      this.#socket.destroySoon();
      setTimeout(() => this.#socket.destroy(), FAREWELL).unref();
    } else this.#socket.destroy();
    done(error);
  }

  #drained(done: () => void): void {
    if (this.#socket.writableNeedDrain) this.#socket.once('drain', done);
    else done();
  }
}
