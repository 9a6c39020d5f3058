import type { FillingProps } from '@selvedge/sdk/page';

export default function Note({ tools, payload }: FillingProps) {
  return (
    <p>
      {tools.say({ zh: '这条扫描的批注：', en: 'Note on this scan: ' })}
      <code>{String(payload['id'])}</code>
    </p>
  );
}
