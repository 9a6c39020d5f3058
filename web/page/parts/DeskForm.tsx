import type { FormProps } from '@selvedge/sdk/page';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, use, useState } from 'react';
import { newDraft } from '../../apps/form/draft.ts';
import { useValueForm } from '../../apps/form/useValueForm.ts';
import { ValueForm } from '../../apps/form/ValueForm.tsx';
import { createApi } from '../../client/api.ts';
import { startTexts } from '../../i18n/start.ts';
import { ApiContext } from '../../session/useApi.ts';
import { useSessionQuery } from '../../session/useSession.ts';
import { DeskTheme } from '../../theme/DeskTheme.tsx';
import { usePage } from '../context.ts';
import type { Work } from '../tools.ts';
import { Waiting } from '../Waiting.tsx';

const started = new Map<string, Promise<void>>();
/** The texts of the desk's forms, once. */
function textsIn(language: string): Promise<void> {
  const known = started.get(language) ?? startTexts();
  started.set(language, known);
  return known;
}

/** Surrounds a form with what the desk has: its kit, its texts, its queries. */
export default function DeskForm({ work, ...props }: FormProps & { readonly work: Work }) {
  use(textsIn(work.language));
  const [queries] = useState(() => new QueryClient());
  const [api] = useState(() =>
    createApi({
      org: () => work.standing.org.slug,
      language: () => work.language,
      person: work.standing.person.id,
    }),
  );
  return (
    <ApiContext.Provider value={api}>
      <QueryClientProvider client={queries}>
        <DeskTheme>
          <Suspense fallback={<Waiting />}>
            <Ready {...props} />
          </Suspense>
        </DeskTheme>
      </QueryClientProvider>
    </ApiContext.Provider>
  );
}

function Ready(props: FormProps) {
  const { data } = useSessionQuery();
  return data === undefined ? <Waiting /> : <Fields {...props} />;
}

function Fields({ fields, submit, start = {}, onSubmit }: FormProps) {
  const { opened, work } = usePage();
  const form = useValueForm({
    fields,
    start: newDraft(fields, start, work.standing.org.timeZone),
    keepAs: `page.${opened.app}.${opened.page.name}.${Object.keys(fields).join()}`,
  });
  const send = async (): Promise<void> => {
    if (await form.submit((values, key) => onSubmit(values, key))) form.discard();
  };
  return (
    <div className="part-form" data-testid="page-form">
      <ValueForm fields={fields} form={form} submit={submit} onSubmit={() => void send()} />
    </div>
  );
}
