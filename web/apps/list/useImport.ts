import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportOutcome, ImportTask, ImportWish } from '../../client/index.ts';
import { useApi } from '../../session/useApi.ts';

const SOON_MS = 120;
const SLOWEST_MS = 1000;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads files into an entity; one that was being stored when the page was closed is looked after again. */
export function useImport(
  app: string,
  entity: string,
): {
  /** Null when nothing is under way. */
  readonly progress: Pick<ImportTask, 'done' | 'total'> | null;
  readonly outcome: ImportOutcome | null;
  readonly problem: unknown;
  /** @returns what came of it; null when it failed or was called off */
  run: (file: File, wish: ImportWish) => Promise<ImportOutcome | null>;
  cancel: () => void;
} {
  const api = useApi();
  const [task, setTask] = useState<ImportTask | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const isGone = useRef(false);
  const left = `selvedge.import.${app}/${entity}`;

  const follow = useCallback(
    async (begun: ImportTask): Promise<ImportOutcome | null> => {
      let now = begun;
      for (let pause = SOON_MS; now.state === 'waiting' || now.state === 'running'; pause *= 1.5) {
        setTask(now);
        await wait(Math.min(pause, SLOWEST_MS));
        if (isGone.current) return null;
        now = await api.apps.importTask(app, now.id);
      }
      sessionStorage.removeItem(left);
      setTask(null);
      setOutcome(now.result);
      if (now.state === 'failed') setProblem(now.problem ?? '');
      return now.state === 'done' ? now.result : null;
    },
    [api, app, left],
  );

  const told = useCallback(
    (work: Promise<ImportOutcome | null>): Promise<ImportOutcome | null> =>
      work.catch((cause: unknown) => {
        sessionStorage.removeItem(left);
        setTask(null);
        setProblem(cause);
        return null;
      }),
    [left],
  );

  useEffect(() => {
    isGone.current = false;
    const id = sessionStorage.getItem(left);
    if (id !== null) void told(api.apps.importTask(app, id).then(follow));
    return () => {
      isGone.current = true;
    };
  }, [api, app, left, follow, told]);

  const run = async (file: File, wish: ImportWish): Promise<ImportOutcome | null> => {
    setProblem(null);
    const starting = api.apps.importRecords(app, entity, file, wish);
    setTask({ id: '', state: 'waiting', done: 0, total: 0, result: null, problem: null });
    return told(
      starting.then((begun) => {
        if (!wish.dryRun) sessionStorage.setItem(left, begun.id);
        return follow(begun);
      }),
    );
  };
  return {
    progress: task,
    outcome,
    problem,
    run,
    cancel: () => {
      if (task !== null && task.id !== '') void api.apps.cancelImport(app, task.id).catch(setProblem);
    },
  };
}
