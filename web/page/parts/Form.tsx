import type { FormProps } from '@selvedge/sdk/page';
import { lazy, Suspense } from 'react';
import { usePage } from '../context.ts';
import { Waiting } from '../Waiting.tsx';

const DeskForm = lazy(() => import('./DeskForm.tsx'));

/** A form made of fields, as the desk has them; its kit is loaded when a page has a form. */
export function Form(props: FormProps) {
  const { work } = usePage();
  return (
    <Suspense fallback={<Waiting />}>
      <DeskForm {...props} work={work} />
    </Suspense>
  );
}
