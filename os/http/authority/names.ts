import { hostname, networkInterfaces } from 'node:os';

/** Names and addresses under which a phone in the same network may reach this machine, the plainest first. */
export function localNames(extra: readonly string[] = []): string[] {
  const host = hostname().toLowerCase();
  const named = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/.test(host)
    ? [host, ...(host.includes('.') ? [] : [`${host}.local`])]
    : [];
  return [...new Set([...extra, 'localhost', ...named, ...localAddresses(), '127.0.0.1', '::1'])];
}

/** Addresses of the network cards, IPv4 first; link-local IPv6 ones are left out (they need a zone). */
export function localAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((cards) => cards ?? []);
  const outside = all.filter(({ internal, address }) => !internal && !/^fe80:/i.test(address));
  return [
    ...outside.filter(({ family }) => family === 'IPv4'),
    ...outside.filter(({ family }) => family === 'IPv6'),
  ].map(({ address }) => address);
}
