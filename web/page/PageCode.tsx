import type { PageTools } from '@selvedge/sdk/page';
import { type ComponentType, lazy, Suspense } from 'react';
import { share } from './share.ts';
import { Guard } from './Guard.tsx';
import { Waiting } from './Waiting.tsx';

interface CodeProps {
  readonly tools: PageTools;
  readonly payload?: Readonly<Record<string, unknown>>;
}

const known = new Map<string, ComponentType<CodeProps>>();
/** Browsers remember that a module could not be read: another try needs another address. */
const tries = new Map<string, number>();

/** The component at an address; one for each, so that drawing again does not begin anew. */
function componentAt(address: string): ComponentType<CodeProps> {
  const found = known.get(address);
  if (found !== undefined) return found;
  const made = lazy(async () => {
    share();
    const count = tries.get(address) ?? 0;
    const again = count === 0 ? '' : `?again=${count}`;
    const module: { default: ComponentType<CodeProps> } = await import(
      /* @vite-ignore */ `/api/v1${address}${again}`
    );
    return module;
  });
  known.set(address, made);
  return made;
}

interface Props extends CodeProps {
  /** Below /api/v1; null = the server could not make it. */
  readonly address: string | null;
}

/** Code of an app at work. What goes wrong in it stays in it. */
export function PageCode({ address, ...props }: Props) {
  const Code = address === null ? null : componentAt(address);
  const again = (): void => {
    if (address === null) return;
    known.delete(address);
    tries.set(address, (tries.get(address) ?? 0) + 1);
  };
  return (
    <Guard onAgain={again} isAbsent={Code === null}>
      <Suspense fallback={<Waiting />}>{Code !== null && <Code {...props} />}</Suspense>
    </Guard>
  );
}
