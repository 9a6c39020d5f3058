import { Suspense, useEffect, useReducer } from 'react';
import { type CodeProps, codeAt, forgetCode } from './code.ts';
import { Guard } from './Guard.tsx';
import { Waiting } from './Waiting.tsx';

interface Props extends CodeProps {
  /** Below /api/v1; null = the server could not make it. */
  readonly address: string | null;
}

/** Code of an app at work. What goes wrong in it stays in it. */
export function PageCode({ address, ...props }: Props) {
  return (
    <Guard onAgain={() => address !== null && forgetCode(address)} isAbsent={address === null}>
      <Suspense fallback={<Waiting />}>
        {address !== null && <Running address={address} {...props} />}
      </Suspense>
    </Guard>
  );
}

/** @throws in drawing, when the code could not be read */
function Running({ address, ...props }: CodeProps & { readonly address: string }) {
  const [, arrived] = useReducer((count: number) => count + 1, 0);
  const { coming, component: Component, fault } = codeAt(address);
  useEffect(() => {
    void coming.then(arrived);
  }, [coming]);
  if (fault !== null) throw fault;
  return Component === null ? <Waiting /> : <Component {...props} />;
}
