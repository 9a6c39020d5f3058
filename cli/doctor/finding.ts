import type { Titles } from '@selvedge/sdk/connector';

/** What one check saw. `next` says what to do; only a finding that is fine has none. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly says: Titles;
  readonly next?: Titles;
}

export const ok = (check: string, zh: string, en: string): Finding => ({
  check,
  state: 'ok',
  says: { zh, en },
});

export const warning = (check: string, says: Titles, next: Titles): Finding => ({
  check,
  state: 'warning',
  says,
  next,
});

export const fault = (check: string, says: Titles, next: Titles): Finding => ({
  check,
  state: 'fault',
  says,
  next,
});
