import { useState } from 'react';
import type { Column } from './column.ts';

/** Which columns are shown, kept on this device. */
export function useColumnChoice<Item>(list: string, columns: readonly Column<Item>[]) {
  const key = `selvedge.columns.${list}`;
  const [hidden, setHidden] = useState<readonly string[]>(
    () => readHidden(key) ?? columns.filter((column) => column.extra).map((column) => column.key),
  );
  const hide = (next: readonly string[]): void => {
    setHidden(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return {
    shown: columns.filter((column) => column.isName === true || !hidden.includes(column.key)),
    hidden,
    hide,
  };
}

function readHidden(key: string): string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : null;
  } catch {
    return null;
  }
}
