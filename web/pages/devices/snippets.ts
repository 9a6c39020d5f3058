/** Where the broker is, as far as the browser can know. */
export interface Broker {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

/**
 * The broker's address for a machine on the network: the status' own address, except that a loopback one
 * is replaced by the name under which this page was opened.
 */
export function brokerFrom(mqtt: string | null, page: string): Broker {
  const match = /^(mqtts?):\/\/(\[[^\]]+\]|[^:/]+)(?::(\d+))?/.exec(mqtt ?? '');
  const isTls = match?.[1] === 'mqtts';
  const told = match?.[2] ?? page;
  const host = /^(127\.|0\.0\.0\.0|localhost|\[::1?\])/.test(told) ? page : told;
  return { host, port: Number(match?.[3] ?? (isTls ? 8883 : 1883)), isTls };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A command that sends one value, ready to paste. */
export function publishCommand(broker: Broker, path: string, username: string, secret: string): string {
  const topic = `${path === '' ? 'factory' : path}/test/temperature`;
  const tls = broker.isTls ? ' --cafile ca.pem' : '';
  return `mosquitto_pub -h ${broker.host} -p ${broker.port}${tls} -u ${quoted(username)} -P ${quoted(secret)} -q 1 -t ${quoted(topic)} -m 21.5`;
}

/** A command that sends one value over HTTP. */
export function httpCommand(origin: string, path: string, username: string, secret: string): string {
  const body = JSON.stringify([{ path: `${path === '' ? 'factory' : path}/test/temperature`, value: 21.5 }]);
  return `curl -u ${quoted(`${username}:${secret}`)} -H 'Content-Type: application/json' -d ${quoted(body)} ${origin}/api/v1/ingest`;
}
