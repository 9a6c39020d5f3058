import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnRule, OwnRuleFault, OwnTrial } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { useEntities } from '../draft/facts.ts';
import { plain, withoutPart } from '../draft/parts.ts';
import { useDraft, useDraftStore } from '../draft/useDraft.ts';
import { Origins } from '../Origins.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { CodeEditor } from './CodeEditor.tsx';
import type { RuleEditor } from './editor.ts';
import { RuleFacts } from './Facts.tsx';
import { FieldGuide } from './FieldGuide.tsx';
import { targetOf } from './kinds.ts';
import { knownOf } from './known.ts';
import { Sentence } from './Sentence.tsx';
import { Trial } from './Trial.tsx';

export function RulePage() {
  const { t } = useTranslation('own');
  const { id } = useParams({ from: '/desk/own/rule/$id' });
  const { document } = useDraft();
  const rule = document.rules.find((one) => one.id === id);
  return rule === undefined ? <Empty why={t('own:gone')} /> : <Builder key={id} rule={rule} />;
}

/** What a trial came to: a later change of the rule does not stand beside an old result. */
interface Tried {
  /** The rule it was made of. */
  readonly of: string;
  readonly items: readonly OwnTrial[];
  readonly fault: OwnRuleFault | null;
}

function Builder({ rule }: { rule: OwnRule }) {
  const { t } = useTranslation(['own', 'common']);
  const titled = useTitle();
  const api = useApi();
  const store = useDraftStore();
  const navigate = useNavigate();
  const { change } = useDraft();
  const { entities, apps } = useEntities();
  const editor = useRef<RuleEditor>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const target = targetOf(rule);
  const entity = entities.find(({ id }) => id === target);
  const event = apps.flatMap(({ events }) => events).find(({ id }) => id === target);
  const fields = entity?.fields ?? event?.payload ?? {};
  const known = rule.kind === 'schedule' || rule.kind === 'point' ? [] : knownOf(rule.kind, fields);
  const named = rule.kind === 'schedule' ? knownOf('validate', fields).map(asRow) : known;
  const offers = [
    ...named.map(({ code, field }) => ({ code, title: titled(field.title) })),
    ...(rule.kind === 'validate' || rule.kind === 'compute'
      ? known.map(({ code, field }) => ({
          code: code.replace('record.', 'before.'),
          title: t('own:rule.before', { title: titled(field.title) }),
        }))
      : [{ code: "api.call('add', { entity: 'own/', values: {} })", title: t('own:rule.apiAdd') }]),
    ...(rule.kind === 'point'
      ? ['point.path', 'point.value', 'point.at', 'point.skipped'].map((code) => ({ code, title: '' }))
      : []),
  ];
  const put = (next: OwnRule, what: string): void =>
    change(
      (now) => ({ ...now, rules: now.rules.map((one) => (one.id === rule.id ? next : one)) }),
      `rule ${rule.id} ${what}`,
    );
  const attempt = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await store.flush())) throw store.view().problem;
      const { ruleFaults } = await api.checkOwn({});
      const unreadable = ruleFaults.find((one) => one.rule === rule.id)?.fault ?? null;
      const items = unreadable === null ? (await api.tryOwnRule(rule)).items : [];
      const fault = unreadable ?? items.find((item) => item.fault !== null)?.fault ?? null;
      setTried({ of: plain(rule), items, fault });
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const current = tried?.of === plain(rule) ? tried : null;
  const fault = current?.fault ?? null;
  return (
    <div data-testid="own-rule-page" data-rule={rule.id}>
      <PageHead
        title={titled(rule.title)}
        note={`${t(`own:rule.kind.${rule.kind}`)} · ${titled((entity ?? event)?.title ?? { zh: target, en: target })}`}
      >
        <Button
          type="primary"
          loading={busy}
          disabled={rule.code.trim() === ''}
          onClick={() => void attempt()}
          data-testid="rule-try"
        >
          {t('own:rule.try')}
        </Button>
        <Button
          onClick={() => {
            change((now) => withoutPart(now, `rules/${rule.id}`), `remove rule ${rule.id}`);
            void navigate({ to: '/own' });
          }}
        >
          {t('own:remove')}
        </Button>
      </PageHead>
      <div className="own-split">
        <section className="own-side">
          <details className="own-plain" open={rule.code.trim() === ''}>
            <summary>{t('own:sentence.title')}</summary>
            <Sentence
              rule={rule}
              known={named}
              entities={entities}
              onWrite={(code) => put({ ...rule, code }, 'sentence')}
            />
          </details>
          <p className="form-help">{t(`own:rule.codeHelp.${rule.kind}`)}</p>
          <CodeEditor
            code={rule.code}
            offers={offers}
            fault={
              fault === null || fault.line === null ? null : { line: fault.line, message: fault.message }
            }
            editor={editor}
            onChange={(code) => put({ ...rule, code }, 'code')}
          />
          {problem !== null && <ProblemNote problem={problem} />}
          {fault !== null && (
            <p className="own-lack" role="alert" data-testid="rule-fault">
              {fault.line === null
                ? fault.message
                : t('own:rule.faultAt', { line: fault.line, message: fault.message })}
            </p>
          )}
          {current !== null && (fault === null || current.items.length > 0) && (
            <Trial rule={rule} fields={fields} items={current.items} />
          )}
        </section>
        <aside className="own-panel own-panel-after">
          <RuleFacts rule={rule} entity={entity} onChange={put} />
          {'entity' in rule && <Origins entity={rule.entity} kind="rule" name={rule.id} />}
          {named.length > 0 && <FieldGuide known={named} onInsert={(code) => editor.current?.insert(code)} />}
        </aside>
      </div>
    </div>
  );
}

const asRow = <K extends { readonly code: string }>(known: K): K => ({
  ...known,
  code: known.code.replace('record.', 'row.'),
});
