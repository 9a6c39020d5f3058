import {
  invalid,
  type NoticeBoard,
  type NoticeDesk,
  ROBOT_KINDS,
  type RobotKind,
  type Titles,
} from '@selvedge/sdk/app';
import { createHash } from 'node:crypto';
import { auditAs } from '../../identity/audit.ts';
import { newId } from '../../store/id.ts';
import type { Tx } from '../../store/unit.ts';
import type { Errand } from '../context.ts';
import { demand } from '../permission.ts';
import type { Registry } from '../registry.ts';
import { pushAddress, robotAddress } from './address.ts';
import type { NoticeKeys } from './keys.ts';

const MOST_LINES = 300;
const KEPT_DAYS = 30;

/** What the host has in its hands for notices. */
export interface Sending {
  readonly keys: NoticeKeys;
  /** There is something to send. */
  readonly wake: () => void;
}

interface Place {
  readonly tx: Tx;
  readonly registry: Registry;
  readonly errand: Errand;
  readonly sending: Sending;
}

/** An app sends only when its declaration says so, for somebody whom it lets. @throws permission.missing */
function allowed({ registry, errand: { app, permissions } }: Place): void {
  const definition = registry.app(app)?.definition;
  if (definition?.notices === undefined) throw new Error(`“${app}” does not declare that it sends notices.`);
  if (permissions !== 'all') demand(definition, permissions, definition.notices.permission);
}

/** What is known of notices of an app; addresses and secrets are in none of it. */
export function noticeBoard(place: Place): NoticeBoard {
  const { tx, errand, sending } = place;
  const { app, actor } = errand;
  return {
    robots: () => {
      allowed(place);
      return tx.rows(
        `select id, kind, title, host, has_secret as "hasSecret" from selvedge.notice_robots
         where org_id = $1 and app = $2 order by made_at`,
        [tx.org, app],
      );
    },
    async devices() {
      allowed(place);
      const rows = await tx.rows<{ id: string; title: string; host: string; since: Date }>(
        `select id, title, host, made_at as since from selvedge.notice_devices
         where org_id = $1 and app = $2 and person_id = $3 order by made_at`,
        [tx.org, app, actor?.id ?? null],
      );
      return rows.map(({ since, ...one }) => ({ ...one, since: since.toISOString() }));
    },
    async letters(limit = 20) {
      allowed(place);
      const rows = await tx.rows<{
        id: string;
        to: string;
        way: RobotKind | 'push';
        title: string;
        state: 'waiting' | 'sent' | 'failed';
        at: Date;
        tries: number;
        fault: Titles | null;
      }>(
        `select id, recipient as "to", way, title, state, at, tries, fault from selvedge.notices
         where org_id = $1 and app = $2 order by at desc, id desc limit $3`,
        [tx.org, app, Math.min(200, limit)],
      );
      return rows.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
    },
    key: () => sending.keys.publicKey,
  };
}

/** The door out of the house. */
export function noticeDesk(place: Place): NoticeDesk {
  const { tx, errand, sending } = place;
  const { app, actor, by, now } = errand;
  const note = (action: string, id: string, after: object): Promise<void> =>
    auditAs(tx, tx.org ?? '', by, { action, object: `notice:${id}`, after });
  return {
    ...noticeBoard(place),
    async putRobot({ kind, title, address, secret = null, isElsewhere = false }) {
      allowed(place);
      if (!ROBOT_KINDS.includes(kind))
        throw invalid({ path: 'kind', message: { zh: '不认识', en: 'Not known' } });
      const { href, hostname } = robotAddress(kind, address.trim(), isElsewhere);
      const known = secret === null || secret.trim() === '' ? null : secret.trim();
      const id = newId();
      await tx.run(
        `insert into selvedge.notice_robots (id, org_id, app, kind, title, host, has_secret, sealed, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          tx.org,
          app,
          kind,
          title,
          hostname,
          known !== null,
          sending.keys.seal(JSON.stringify({ address: href, secret: known })),
          now,
        ],
      );
      await note('notice.robot', id, { app, kind, title, host: hostname });
      return id;
    },
    async dropRobot(id) {
      allowed(place);
      await tx.run('delete from selvedge.notice_robots where org_id = $1 and app = $2 and id = $3', [
        tx.org,
        app,
        id,
      ]);
      await note('notice.robot.drop', id, { app });
    },
    async putDevice({ title, endpoint, p256dh, auth }) {
      allowed(place);
      if (actor === null) throw new Error('A device is somebody’s.');
      const { href, hostname } = pushAddress(endpoint);
      if (Buffer.from(p256dh, 'base64url').length !== 65 || Buffer.from(auth, 'base64url').length !== 16)
        throw invalid({ path: 'p256dh', message: { zh: '不是浏览器给的密钥', en: 'No key of a browser' } });
      const [row] = await tx.rows<{ id: string }>(
        `insert into selvedge.notice_devices (id, org_id, app, person_id, title, host, hash, sealed, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (org_id, app, hash) do update set person_id = excluded.person_id, title = excluded.title,
           sealed = excluded.sealed, made_at = excluded.made_at returning id`,
        [
          newId(),
          tx.org,
          app,
          actor.id,
          title,
          hostname,
          createHash('sha256').update(href).digest(),
          sending.keys.seal(JSON.stringify({ endpoint: href, p256dh, auth })),
          now,
        ],
      );
      await note('notice.device', row.id, { app, title, host: hostname });
      return row.id;
    },
    async dropDevice(id) {
      allowed(place);
      await tx.run(
        'delete from selvedge.notice_devices where org_id = $1 and app = $2 and id = $3 and person_id = $4',
        [tx.org, app, id, actor?.id ?? null],
      );
      await note('notice.device.drop', id, { app });
    },
    async send({ title, lines, path, robots, devices }) {
      allowed(place);
      if (path !== undefined && !/^\/a\/[a-z0-9-]+\//.test(path))
        throw new Error(`“${path}” is no page of the house.`);
      await tx.run(`delete from selvedge.notices where org_id = $1 and app = $2 and at < $3`, [
        tx.org,
        app,
        new Date(now.getTime() - KEPT_DAYS * 86_400_000),
      ]);
      const recipients = await tx.rows<{
        robot: string | null;
        device: string | null;
        way: string;
        title: string;
      }>(
        `select id as robot, null::uuid as device, kind as way, title from selvedge.notice_robots
         where org_id = $1 and app = $2 and ($3::uuid[] is null or id = any($3::uuid[]))
         union all
         select null, id, 'push', title from selvedge.notice_devices
         where org_id = $1 and app = $2 and ($4::uuid[] is null or id = any($4::uuid[]))`,
        [tx.org, app, robots ?? null, devices ?? null],
      );
      const added = await tx.run(
        `insert into selvedge.notices (id, org_id, app, robot, device, way, recipient, title, lines, path, at, next_try)
         select t.id, $1, $2, t.robot, t.device, t.way, t.recipient, $3, $4, $5, $6, $6
         from unnest($7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::text[]) as t(id, robot, device, way, recipient)`,
        [
          tx.org,
          app,
          title,
          lines.slice(0, MOST_LINES),
          path ?? null,
          now,
          recipients.map(() => newId()),
          recipients.map(({ robot }) => robot),
          recipients.map(({ device }) => device),
          recipients.map(({ way }) => way),
          recipients.map((one) => one.title),
        ],
      );
      if (added > 0) tx.afterCommit(() => sending.wake());
      return added;
    },
  };
}
