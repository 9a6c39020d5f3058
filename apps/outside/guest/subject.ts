import { missing, type ViewContext } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** The record that a guest's link is for. @throws not.found for whoever came another way */
export function subjectOf({ guest }: Pick<ViewContext, 'guest'>): string {
  if (guest === null) throw missing(t('链接', 'link'));
  return guest.subject;
}
