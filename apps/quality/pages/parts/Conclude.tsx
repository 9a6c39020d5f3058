import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import { Signature } from './Signature.tsx';

interface ConcludeProps {
  readonly tools: PageTools;
  readonly id: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The verdict is signed, by hand where there is a finger. */
export function Conclude({ tools, id, onDone, onCancel }: ConcludeProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [signer, setSigner] = useState(tools.person.name);
  const [note, setNote] = useState('');
  const [signature, setSignature] = useState<Blob | null>(null);
  const [error, setError] = useState<unknown>(null);
  async function conclude(): Promise<void> {
    try {
      const file = signature === null ? null : await tools.upload(signature, 'signature.png');
      await tools.act('conclude', {
        inspection: id,
        signer,
        ...(file === null ? {} : { signature: file }),
        ...(note.trim() === '' ? {} : { note }),
      });
      onDone();
    } catch (cause) {
      setError(cause);
    }
  }
  return (
    <section className="qc-panel" data-testid="conclude">
      <label className="qc-field">
        {say('签字人', 'Signed by')}
        <input value={signer} maxLength={120} onChange={({ target }) => setSigner(target.value)} />
      </label>
      <Signature tools={tools} onSigned={setSignature} />
      <label className="qc-field">
        {say('备注', 'Note')}
        <input value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
      </label>
      {error !== null && <ErrorNote error={error} />}
      <div className="qc-row">
        <BigButton isMain isDisabled={signer.trim() === ''} onPress={conclude}>
          {say('确认判定', 'Conclude')}
        </BigButton>
        <BigButton onPress={onCancel}>{say('返回', 'Back')}</BigButton>
      </div>
    </section>
  );
}
