import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../parts/saveFile.ts';
import { useApi } from '../../session/useApi.ts';

/** A picture as it is, another file by its name, to be saved. */
export function FileValue({ id, large = false }: { id: string; large?: boolean }) {
  const { t } = useTranslation('apps');
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: ['file', id],
    queryFn: ({ signal }) => api.apps.openFile(id, signal),
    staleTime: Infinity,
  });
  const isPicture = data?.type.startsWith('image/') === true;
  const url = useObjectUrl(isPicture ? data?.content : undefined);
  if (error !== null) return <span className="muted">{t('apps:file.gone')}</span>;
  if (data === undefined) return <span className="muted">…</span>;
  const name = data.name || t('apps:file.one');
  return (
    <button
      type="button"
      className={isPicture ? 'file-picture' : 'link-button'}
      title={name}
      onClick={() => saveFile(name, data.content)}
    >
      {isPicture ? <img src={url} alt={name} className={large ? 'file-large' : 'file-small'} /> : name}
    </button>
  );
}

function useObjectUrl(content: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (content === undefined) return undefined;
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url;
}
