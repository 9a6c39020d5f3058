import { useEffect, useMemo } from 'react';
import type { AppSlot } from '../../client/generated.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Fillings } from '../../page/Fillings.tsx';
import { standingOf } from '../../page/opening.ts';
import { Work } from '../../page/tools.ts';
import { useSession } from '../../session/useSession.ts';
import { startWords } from '../../page/words.ts';
import '../../page/layouts/desk-page.css';

/** Fillings of the slots of a record. */
export function SideFillings({ slots, id }: { slots: readonly AppSlot[]; id: string }) {
  const language = useLanguage();
  const session = useSession();
  startWords(language);
  const work = useMemo(() => new Work(standingOf(session, language), language), [session, language]);
  useEffect(() => work.start(), [work]);
  const payload = useMemo(() => ({ id }), [id]);
  return (
    <div className="desk-page">
      {slots.map((slot) => (
        <Fillings key={slot.id} slot={slot} work={work} payload={payload} />
      ))}
    </div>
  );
}
