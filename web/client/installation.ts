import type { Transport } from './transport.ts';
import type { AuditEntry, Connection, ConnectionDraft, Connector, Page, Status } from './types.ts';

export interface AuditQuestion {
  readonly from?: string;
  readonly to?: string;
  readonly who?: string;
  readonly object?: string;
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** What was done, what is connected, how the installation is. */
export const installationClient = (transport: Transport) => ({
  audit: (question: AuditQuestion, signal?: AbortSignal) =>
    transport.json<Page<AuditEntry>>('GET', '/audit', { query: { ...question }, signal }),
  connections: async (signal?: AbortSignal) =>
    (await transport.json<Page<Connection>>('GET', '/connections', { signal })).items,
  connectors: async (signal?: AbortSignal) =>
    (await transport.json<Page<Connector>>('GET', '/connectors', { signal })).items,
  addConnection: (draft: ConnectionDraft) =>
    transport.json<Connection>('POST', '/connections', { json: draft }),
  changeConnection: (id: string, change: Partial<ConnectionDraft>) =>
    transport.done('PATCH', `/connections/${id}`, { json: change }),
  removeConnection: (id: string) => transport.done('DELETE', `/connections/${id}`),
  status: (signal?: AbortSignal) => transport.json<Status>('GET', '/status', { signal }),
});
