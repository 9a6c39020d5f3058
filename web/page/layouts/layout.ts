import type { ReactNode } from 'react';

export interface LayoutProps {
  readonly children: ReactNode;
  readonly onPlace: (element: HTMLElement | null) => void;
  readonly onBottom: (element: HTMLElement | null) => void;
}
