import { createReadStream } from 'node:fs';

/** What stands for bytes that are no character. */
export const BROKEN = '\ufffd';

const LONGEST_LINE = 1_000_000;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  /** False for a last line that ends without a line break. */
  readonly isClosed: boolean;
}

/** Lines of a text file, decoded as it is read; a byte order mark is left out. */
export class Lines {
  readonly #file: string;
  readonly #encoding: string;
  bytesRead = 0;

  constructor(file: string, encoding: string) {
    this.#file = file;
    this.#encoding = encoding;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Line> {
    const decoder = new TextDecoder(this.#encoding);
    let rest = '';
    let number = 0;
    const stream = createReadStream(this.#file, { highWaterMark: 262_144 });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      this.bytesRead += chunk.length;
      const text = rest + decoder.decode(chunk, { stream: true });
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        yield { number: ++number, text: withoutReturn(text.slice(from, end)), isClosed: true };
        from = end + 1;
      }
      rest = text.slice(from);
      if (rest.length > LONGEST_LINE)
        throw new Error(`line ${number + 1} is longer than ${LONGEST_LINE} characters`);
    }
    rest += decoder.decode();
    if (rest !== '') yield { number: ++number, text: withoutReturn(rest), isClosed: false };
  }
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);
