import type { Fields } from '@selvedge/sdk/app';
import { useState } from 'react';
import { type Draft, newDraft } from '../../apps/form/draft.ts';
import { Fieldset } from '../../apps/form/Fieldset.tsx';

/** A form as people will fill it in; what is typed here is stored nowhere. */
export function FormPreview({ fields }: { fields: Fields }) {
  const [typed, setTyped] = useState<Draft>({});
  if (Object.keys(fields).length === 0) return null;
  return (
    <div className="own-paper form-fields" data-testid="form-preview">
      <Fieldset fields={fields} draft={{ ...newDraft(fields), ...typed }} onChange={setTyped} />
    </div>
  );
}
