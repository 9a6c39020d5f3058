import { defineConnector } from '@selvedge/sdk/connector';
import type { DoorDefinition } from '@selvedge/sdk/connector';
import { Door } from './door.ts';

/** The MQTT 3.1.1 broker of the installation: what it acknowledges is stored. */
export const connector: DoorDefinition = defineConnector({
  id: 'mqtt',
  kind: 'door',
  title: { zh: 'MQTT 接入', en: 'MQTT broker' },
  start: (context, settings) => Door.open(context, settings),
});
