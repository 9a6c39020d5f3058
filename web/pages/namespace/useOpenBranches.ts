import { parentOf } from '@selvedge/sdk/connector';
import { useState } from 'react';

const KEY = 'selvedge.tree';

function readOpen(): Set<string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Which branches are open: those opened by hand, and the way to the chosen one. */
export function useOpenBranches(chosen: string): {
  open: ReadonlySet<string>;
  toggle: (path: string) => void;
} {
  const [open, setOpen] = useState<ReadonlySet<string>>(readOpen);
  const [shown, setShown] = useState('');
  if (shown !== chosen) {
    setShown(chosen);
    const way = new Set(open);
    for (let path = chosen; path !== ''; path = parentOf(path)) way.add(path);
    setOpen(way);
  }
  const toggle = (path: string): void => {
    const next = new Set(open);
    if (!next.delete(path)) next.add(path);
    setOpen(next);
    sessionStorage.setItem(KEY, JSON.stringify([...next]));
  };
  return { open, toggle };
}
