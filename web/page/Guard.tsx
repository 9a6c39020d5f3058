import { Component, type ReactNode } from 'react';
import { t } from './words.ts';

interface Props {
  readonly children: ReactNode;
  /** There is nothing to draw. */
  readonly isAbsent?: boolean;
  readonly onAgain: () => void;
}

/** An error in an app's code is told here, with a way to begin again; everything around it goes on. */
export class Guard extends Component<Props, { readonly fault: string | null }> {
  override state: { readonly fault: string | null } = { fault: null };

  static getDerivedStateFromError(cause: unknown): { fault: string } {
    return { fault: cause instanceof Error ? cause.message : String(cause) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null && this.props.isAbsent !== true) return this.props.children;
    return (
      <div className="part-error" role="alert" data-testid="page-broken">
        <strong>{t('page:broken.what')}</strong>
        {fault !== null && <p className="part-fault">{fault}</p>}
        <p>{t('page:broken.next')}</p>
        <button
          type="button"
          className="part-button"
          onClick={() => {
            this.props.onAgain();
            this.setState({ fault: null });
          }}
          data-testid="page-again"
        >
          {t('page:broken.again')}
        </button>
      </div>
    );
  }
}
