import type { Route } from '../route.ts';
import { appExchangeRoutes } from './app-exchange.ts';
import { appExportRoutes } from './app-exports.ts';
import { appJobRoutes } from './app-jobs.ts';
import { appPageRoutes } from './app-pages.ts';
import { appKpiRoutes } from './app-kpis.ts';
import { appModelRoutes } from './app-models.ts';
import { appRecordRoutes } from './app-records.ts';
import { appRoutes } from './apps.ts';
import { auditRoutes } from './audit.ts';
import { connectionRoutes } from './connections.ts';
import { deviceRoutes } from './devices.ts';
import { exchangeRoutes } from './exchange.ts';
import { exportRoutes } from './export.ts';
import { fileRoutes } from './files.ts';
import { ingestRoutes } from './ingest.ts';
import { latestRoutes } from './latest.ts';
import { linkRoutes } from './link.ts';
import { liveRoutes } from './live.ts';
import { orgRoutes } from './orgs.ts';
import { ownRoutes } from './own.ts';
import { peopleRoutes } from './people.ts';
import { quarantineRoutes } from './quarantine.ts';
import { sampleRoutes } from './samples.ts';
import { seriesRoutes } from './series.ts';
import { sessionRoutes } from './session.ts';
import { statusRoutes } from './status.ts';
import { tableRoutes } from './tables.ts';
import { thingTypeRoutes } from './thing-types.ts';
import { thingRoutes } from './things.ts';
import { tokenRoutes } from './tokens.ts';

/** The whole table. The server, the document, the client and the matrix test are made from it. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...orgRoutes,
  ...peopleRoutes,
  ...tokenRoutes,
  ...deviceRoutes,
  ...thingRoutes,
  ...exchangeRoutes,
  ...thingTypeRoutes,
  ...quarantineRoutes,
  ...ingestRoutes,
  ...seriesRoutes,
  ...latestRoutes,
  ...exportRoutes,
  ...liveRoutes,
  ...auditRoutes,
  ...connectionRoutes,
  ...appRoutes,
  ...appPageRoutes,
  ...appKpiRoutes,
  ...appModelRoutes,
  ...appRecordRoutes,
  ...appExchangeRoutes,
  ...appExportRoutes,
  ...tableRoutes,
  ...appJobRoutes,
  ...linkRoutes,
  ...ownRoutes,
  ...fileRoutes,
  ...sampleRoutes,
  ...statusRoutes,
];
