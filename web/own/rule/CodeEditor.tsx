import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Marked, Offer, RuleEditor } from './editor.ts';

interface Props {
  readonly code: string;
  readonly offers: readonly Offer[];
  readonly fault: Marked | null;
  /** By it words are put where the cursor is. */
  readonly editor: RefObject<RuleEditor | null>;
  readonly onChange: (code: string) => void;
}

/** The lines of a rule. The editor itself comes when it is needed first. */
export function CodeEditor({ code, offers, fault, editor, onChange }: Props) {
  const { t } = useTranslation(['own', 'common']);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ code, offers, onChange });
  latest.current = { code, offers, onChange };
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [label, unreadable] = [t('own:rule.code'), t('own:rule.unreadable')];
  useEffect(() => {
    let isGone = false;
    const hear = (next: string): void => latest.current.onChange(next);
    import('./editor.ts')
      .then(({ openEditor }) => {
        if (isGone || place.current === null) return;
        editor.current = openEditor({
          parent: place.current,
          code: latest.current.code,
          label,
          unreadable,
          onChange: hear,
        });
        editor.current.offer(latest.current.offers);
        setOpen(true);
      })
      .catch(setProblem);
    return () => {
      isGone = true;
      editor.current?.destroy();
      editor.current = null;
    };
  }, [editor, label, unreadable]);
  useEffect(() => editor.current?.put(code), [editor, code]);
  useEffect(() => editor.current?.offer(offers), [editor, offers]);
  useEffect(() => {
    if (isOpen) editor.current?.mark(fault);
  }, [editor, fault, isOpen]);
  return (
    <>
      <div ref={place} className="own-code" data-testid="rule-code" />
      {!isOpen && problem === null && <p className="muted">{t('common:loading')}</p>}
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}
