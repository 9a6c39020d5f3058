import type { EmptyProps } from '@selvedge/sdk/page';

export function Empty({ why, children }: EmptyProps) {
  return (
    <div className="part-empty" data-testid="empty">
      <p>{why}</p>
      {children}
    </div>
  );
}
