import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Titles } from '../../client/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { EMPTY, partsOf, wholeTitle } from '../draft/parts.ts';
import { slugName } from '../draft/naming.ts';
import { useDraft } from '../draft/useDraft.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';
import { useTitle } from '../parts/useTitle.ts';

const PLACES = { field: 'fields', entity: 'entities', rule: 'rules', board: 'boards' } as const;
const NOTHING: Titles = { zh: '', en: '' };

/** Makes an app for everybody of what is in force here, or of chosen parts; the organisation is named as its author. */
export function Promoting({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['own', 'common']);
  const titled = useTitle();
  const api = useApi();
  const queries = useQueryClient();
  const { state } = useDraft();
  const parts = partsOf(state.published?.document ?? EMPTY);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState(NOTHING);
  const [summary, setSummary] = useState(NOTHING);
  const [mark, setMark] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [made, setMade] = useState<string | null>(null);
  const chosen = parts.filter(({ where }) => !left.has(where));
  const isNamed = (one: Titles): boolean => one.zh.trim() !== '' || one.en.trim() !== '';
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const named = wholeTitle(title);
    const cards = (await api.listApps()).items.map(({ id }) => id);
    const pick = (kind: keyof typeof PLACES): string[] =>
      chosen.filter((part) => part.kind === kind).map(({ where }) => where.slice(PLACES[kind].length + 1));
    try {
      const { app } = await api.promoteOwn({
        id: slugName('x', named, cards),
        title: named,
        summary: wholeTitle(summary),
        mark: mark.trim() || Array.from(named.zh)[0] || 'X',
        ...(left.size === 0
          ? {}
          : {
              parts: {
                fields: pick('field'),
                entities: pick('entity'),
                rules: pick('rule'),
                boards: pick('board'),
              },
            }),
      });
      await queries.invalidateQueries({ queryKey: ['apps'] });
      setMade(app);
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer
      open
      size={560}
      title={t('own:promote.title')}
      onClose={onClose}
      footer={
        made === null ? (
          <div className="form-foot">
            <Button
              type="primary"
              loading={busy}
              disabled={!isNamed(title) || !isNamed(summary) || chosen.length === 0}
              onClick={() => void run()}
              data-testid="promote-run"
            >
              {t('own:promote.run')}
            </Button>
            <Button onClick={onClose}>{t('common:cancel')}</Button>
          </div>
        ) : (
          <Button onClick={onClose}>{t('own:promote.close')}</Button>
        )
      }
    >
      {made === null ? (
        <div className="own-form" data-testid="promoting">
          <p className="muted">{t('own:promote.note')}</p>
          <TitleInput
            id="promote-title"
            label={t('own:promote.name')}
            placeholder={t('own:promote.nameExample')}
            value={title}
            autoFocus
            onChange={setTitle}
          />
          <TitleInput
            id="promote-summary"
            label={t('own:promote.summary')}
            placeholder={t('own:promote.summaryExample')}
            value={summary}
            onChange={setSummary}
          />
          <Labelled label={t('own:promote.mark')} help={t('own:promote.markHelp')} htmlFor="promote-mark">
            <Input
              id="promote-mark"
              value={mark}
              maxLength={4}
              style={{ width: 96 }}
              placeholder={Array.from(title.zh || title.en)[0] ?? ''}
              onChange={(event) => setMark(event.target.value)}
            />
          </Labelled>
          <Labelled label={t('own:promote.parts')}>
            <div className="own-checks" data-testid="promote-parts">
              {parts.map(({ kind, where, title: each }) => (
                <Checkbox
                  key={where}
                  checked={!left.has(where)}
                  onChange={(event) => {
                    const next = new Set(left);
                    if (event.target.checked) next.delete(where);
                    else next.add(where);
                    setLeft(next);
                  }}
                >
                  {t(`own:part.${kind}`)} · {titled(each)}
                </Checkbox>
              ))}
            </div>
          </Labelled>
          {problem !== null && <ProblemNote problem={problem} />}
        </div>
      ) : (
        <div className="own-form" data-testid="promoted" data-app={made}>
          <p>{t('own:promote.done', { title: titled(title) })}</p>
          <p>
            <Link to="/apps">{t('own:promote.toCatalogue')}</Link>
          </p>
        </div>
      )}
    </Drawer>
  );
}
