import type { Fields } from '@selvedge/sdk/app';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type Values } from '../../client/index.ts';
import { forget, keep, kept } from '../../parts/drafts.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { type Draft, isDraft, isSame, readDraft } from './draft.ts';
import type { Faults } from './faults.ts';

interface Options {
  readonly fields: Fields;
  /** What the form begins with. */
  readonly start: Draft;
  /** Names what is kept of it in this tab; null = nothing is. */
  readonly keepAs: string | null;
}

/** Sends values; the key is the same as long as the values are. */
export type Send = (values: Values, key: string) => Promise<unknown>;

/** What is typed in a form, what is wrong with it, and its sending. What was typed survives closing and failing. */
export function useValueForm({ fields, start, keepAs }: Options) {
  const { t } = useTranslation('apps');
  const zone = useTimeZone();
  const [restored, setRestored] = useState(() => typedBefore(keepAs));
  const [draft, setDraft] = useState<Draft>(() => ({ ...start, ...restored }));
  const [faults, setFaults] = useState<Faults>(new Map());
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sent = useRef({ body: '', key: '' });

  const change = (next: Draft): void => {
    setDraft(next);
    setProblem(null);
    if (keepAs !== null) {
      // Only what was typed: what others change meanwhile is not taken back by an old draft.
      const typed = Object.entries(next).filter(([name, value]) => !isSame(value, start[name]));
      if (typed.length === 0) forget(keepAs);
      else keep(keepAs, Object.fromEntries(typed), []);
    }
    // What was mended is not wrong any more; only sending tells anew.
    const changed = Object.keys(next).filter((name) => next[name] !== draft[name]);
    setFaults(
      new Map(
        [...faults].filter(([path]) => !changed.some((name) => path === name || path.startsWith(`${name}.`))),
      ),
    );
  };
  const discard = (): void => {
    if (keepAs !== null) forget(keepAs);
    setRestored(null);
    setDraft(start);
    setFaults(new Map());
    setProblem(null);
  };
  const fail = (next: Faults, cause: unknown): void => {
    setFaults(next);
    setProblem(cause);
    const [[first] = ['']] = next;
    setTimeout(() => focusField(first));
  };
  const keyFor = (values: Values): string => {
    const body = JSON.stringify(values);
    if (sent.current.body !== body) sent.current = { body, key: crypto.randomUUID() };
    return sent.current.key;
  };
  /**
   * @param isTrial nothing is stored: the form stays as it is, and each time is a time of its own
   * @returns true when it was taken
   */
  const submit = async (send: Send, isTrial = false): Promise<boolean> => {
    const { values, faults: local } = readDraft(fields, draft, zone);
    setProblem(null);
    if (local.size > 0) {
      fail(new Map([...local].map(([path, code]) => [path, t(`apps:fault.${code}`)])), null);
      return false;
    }
    setBusy(true);
    try {
      await send(values, isTrial ? crypto.randomUUID() : keyFor(values));
      if (keepAs !== null && !isTrial) forget(keepAs);
      setFaults(new Map());
      return true;
    } catch (cause) {
      const found = cause instanceof Problem ? cause.fields : [];
      const known = found.filter(({ path }) => fields[path.split('.')[0] ?? ''] !== undefined);
      const isTold = known.length > 0 && known.length === found.length && cause instanceof Problem;
      fail(
        new Map(known.map(({ path, message }) => [path, message])),
        isTold && cause.code === 'input.invalid' ? null : cause,
      );
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { draft, change, setDraft, faults, problem, busy, isRestored: restored !== null, discard, submit };
}

function typedBefore(keepAs: string | null): Draft | null {
  const typed = keepAs === null ? null : kept(keepAs);
  return isDraft(typed) ? typed : null;
}

function focusField(path: string): void {
  const control = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  const input =
    control?.matches('input, textarea') === true ? control : control?.querySelector<HTMLElement>('input');
  (input ?? control)?.focus();
  control?.closest('[data-name]')?.scrollIntoView({ block: 'nearest' });
}
