import { useEffect, useState } from 'react';

/** This device's clock in steps; stands still while `runs` is false. */
export function useClock(step: number, runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, [step, runs]);
  return now;
}
