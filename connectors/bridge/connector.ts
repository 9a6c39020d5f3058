import { ConnectorError, defineConnector, isPath } from '@selvedge/sdk/connector';
import type { ClientDefinition } from '@selvedge/sdk/connector';
import { Bridge } from './bridge.ts';
import { FIELDS, readSettings } from './settings.ts';

/** Reads from an external MQTT broker. */
export const connector: ClientDefinition = defineConnector({
  id: 'bridge',
  kind: 'client',
  title: { zh: '外部 MQTT 服务器', en: 'External MQTT broker' },
  settings: FIELDS,
  start: async (context, values, under) => {
    if (under !== '' && !isPath(under)) throw new ConnectorError('never', `under: “${under}” is no path.`);
    const bridge = new Bridge(context, readSettings(values), under);
    bridge.run();
    return bridge;
  },
});
