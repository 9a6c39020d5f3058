import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Authority, openAuthority, type ServerCertificate } from './authority/authority.ts';
import { localNames } from './authority/names.ts';

/** The server's certificate as it is now: a given one, read again when its files change, or the local authority's. */
export class Certificates {
  readonly #config: Config;
  readonly #names: () => readonly string[];
  readonly #now: () => number;
  #authority: Authority | null = null;
  #server: ServerCertificate;

  /** @throws Error when the files cannot be read */
  constructor(config: Config, extraNames: readonly string[], now: () => number) {
    this.#config = config;
    this.#names = () => localNames(extraNames);
    this.#now = now;
    this.#server = this.#read();
  }

  get server(): ServerCertificate {
    return this.#server;
  }

  /** The local authority; null when the certificate was given. */
  get authority(): Authority | null {
    return this.#authority;
  }

  /** Looks again: files that were replaced, an end that comes near, a network card that came. @returns true when new */
  refresh(): boolean {
    const before = this.#server;
    this.#server = this.#read();
    return before.cert !== this.#server.cert || before.key !== this.#server.key;
  }

  #read(): ServerCertificate {
    const { tls, data } = this.#config;
    if (typeof tls === 'object')
      return { cert: readFileSync(tls.cert, 'utf8'), key: readFileSync(tls.key, 'utf8') };
    this.#authority = openAuthority({
      folder: join(data, 'tls'),
      names: this.#names(),
      now: this.#now(),
    });
    return this.#authority.server;
  }
}
