import { guestDoor } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { agreeByLink, myStatement } from './statement.ts';
import { confirmByLink, myConsignment } from './consignment.ts';

export const consignmentDoor = guestDoor('outside/consignmentDoor', {
  title: t('外发单确认', 'Confirm a consignment'),
  module: 'pages/guest-consignment.tsx',
  views: [myConsignment],
  actions: [confirmByLink],
});

export const statementDoor = guestDoor('outside/statementDoor', {
  title: t('核对对账单', 'Agree a statement'),
  module: 'pages/guest-statement.tsx',
  views: [myStatement],
  actions: [agreeByLink],
});
