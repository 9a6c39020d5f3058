import { useState } from 'react';
import { Problem } from '../../client/problem.ts';
import { recordsClient } from '../../client/records.ts';
import { type Draft, isDraft, newDraft, readDraft } from '../../apps/form/draft.ts';
import { forget, keep, kept } from '../../parts/drafts.ts';
import { usePage } from '../context.ts';
import { Answer } from '../parts/Answer.tsx';
import { BigButton } from '../parts/BigButton.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Form } from '../parts/Form.tsx';
import { Bottom } from '../parts/Places.tsx';
import { told } from '../sentence.ts';
import { t } from '../words.ts';
import { LightField } from './LightField.tsx';
import { type FormWish, isPlain } from './wish.ts';
import './light-form.css';

type Outcome = 'done' | 'kept';

/** A form of an app that stands alone on a phone: nothing of the desk is loaded for it, unless it has tables. */
export function LightForm({ form }: { readonly form: FormWish }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [turn, setTurn] = useState(0);
  const again = (): void => {
    setOutcome(null);
    setTurn(turn + 1);
  };
  if (outcome !== null)
    return (
      <Answer mood="good" id={turn} text={t(`page:form.${outcome}`)} note={t(`page:form.${outcome}Note`)}>
        <BigButton isMain onPress={again}>
          {t('page:form.again')}
        </BigButton>
      </Answer>
    );
  return isPlain(form.fields) ? (
    <Plain key={turn} form={form} onDone={setOutcome} />
  ) : (
    <Tables key={turn} form={form} onDone={setOutcome} />
  );
}

interface FilledProps {
  readonly form: FormWish;
  readonly onDone: (outcome: Outcome) => void;
}

/** Sends what was filled in; the same key until it is taken. */
function useSending({ kind, name }: FormWish) {
  const { opened, work } = usePage();
  return async (values: Readonly<Record<string, unknown>>, key: string): Promise<void> => {
    const client = recordsClient(work.transport);
    await (kind === 'do'
      ? client.act(opened.app, name, values, key)
      : client.addRecord(opened.app, name, values, key));
  };
}

function Plain({ form, onDone }: FilledProps) {
  const { opened, work, tools } = usePage();
  const send = useSending(form);
  const keepAs = `form.${opened.app}.${opened.page.name}.${opened.person.id}`;
  const zone = opened.org.timeZone;
  const [draft, setDraft] = useState<Draft>(() => {
    const typed = kept(keepAs);
    return { ...newDraft(form.fields, given(), zone), ...(isDraft(typed) ? typed : {}) };
  });
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<unknown>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);

  const change = (name: string, value: unknown): void => {
    const next = { ...draft, [name]: value };
    setDraft(next);
    keep(keepAs, next, []);
    // What is sent now is something else.
    setKey(crypto.randomUUID());
    setFaults(new Map([...faults].filter(([path]) => path !== name && !path.startsWith(`${name}.`))));
  };
  const show = (found: ReadonlyMap<string, string>): void => {
    setFaults(found);
    const [[first] = ['']] = found;
    setTimeout(() => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(first)}"]`)?.focus());
  };
  async function submit(): Promise<void> {
    const { values, faults: local } = readDraft(form.fields, draft, zone);
    setProblem(null);
    if (local.size > 0)
      return show(new Map([...local].map(([path, code]) => [path, t(`page:form.fault.${code}`)])));
    setBusy(true);
    try {
      await send(values, key);
      forget(keepAs);
      onDone('done');
    } catch (cause) {
      const found = cause instanceof Problem ? cause.fields : [];
      const here = found.filter(({ path }) => form.fields[path.split('.')[0] ?? ''] !== undefined);
      if (here.length > 0)
        show(new Map(here.map(({ path, message }) => [path.split('.')[0] ?? path, message])));
      if (here.length < found.length || found.length === 0) setProblem(told(cause));
    } finally {
      setBusy(false);
    }
  }
  const isDown = problem instanceof Problem && problem.code === 'network' && form.kind === 'do';
  async function later(): Promise<void> {
    await tools.later(form.name, readDraft(form.fields, draft, zone).values);
    forget(keepAs);
    onDone('kept');
  }
  return (
    <form
      className="light-form"
      data-testid="light-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {form.summary !== null && <p className="part-note">{form.summary[work.language]}</p>}
      {Object.entries(form.fields).map(([name, field]) => (
        <LightField
          key={name}
          path={name}
          field={field}
          value={draft[name]}
          faults={faults}
          language={work.language}
          onChange={(value) => change(name, value)}
        />
      ))}
      {problem !== null && <ErrorNote error={problem} />}
      {isDown && <BigButton onPress={later}>{t('page:form.later')}</BigButton>}
      <Bottom>
        <BigButton isMain isDisabled={isBusy} onPress={submit}>
          {t('page:form.submit')}
        </BigButton>
      </Bottom>
      <input type="submit" hidden />
    </form>
  );
}

/** With lists and matrices in it, the desk’s form stands here. */
function Tables({ form, onDone }: FilledProps) {
  const send = useSending(form);
  return (
    <Form
      fields={form.fields}
      start={given()}
      submit={t('page:form.submit')}
      onSubmit={async (values, key) => {
        await send(values, key);
        onDone('done');
      }}
    />
  );
}

/** What the address brings: `?order=…`. */
const given = (): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(location.search));
