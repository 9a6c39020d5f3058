import { useState } from 'react';

/** A choice that this device keeps. */
export function useKept(name: string): readonly [value: string, set: (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(name) ?? '');
  return [
    value,
    (next) => {
      localStorage.setItem(name, next);
      setValue(next);
    },
  ];
}
