import { saveFile } from '../../parts/saveFile.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { useSession } from '../../session/useSession.ts';

/** The organisation's set-up as a file, without any record. */
export function useSampleExport(): () => Promise<boolean> {
  const api = useApi();
  const { org } = useSession();
  const { act } = useAct();
  return () =>
    act(async () => {
      const sample = await api.exportSample();
      saveFile(
        `${org?.slug ?? 'selvedge'}.sample.json`,
        new Blob([JSON.stringify(sample, null, 2)], { type: 'application/json' }),
      );
    });
}
