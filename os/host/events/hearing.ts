import { parse } from '../../namespace/parse.ts';
import { inputShape } from '../../records/shape.ts';
import type { Tx } from '../../store/unit.ts';
import type { Stream } from '../../stream/stream.ts';
import { actionContext } from '../context.ts';
import type { Errands } from '../errands.ts';
import { hearRule, subscriptionOf } from '../own/hearing.ts';
import { OWN_APP } from '../own/scenario.ts';
import type { Hearing } from '../registry.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { deliver, HOST } from '../telemetry/publishing.ts';
import type { Told } from './outbox.ts';

interface HearingParts {
  readonly stream: Stream;
  readonly errands: Errands;
  readonly sandbox: Sandbox;
}

/** Runs a handler in its org's unit, in the name of the platform. */
export async function hear(
  { stream, errands, sandbox }: HearingParts,
  tx: Tx,
  { app, subscription }: Hearing,
  told: Told,
): Promise<void> {
  if (app === HOST) return deliver(stream, told);
  const { errand, ...apps } = await errands.ofPlatform(tx, app, `event ${told.event}`);
  const rule = apps.scenario?.rules.find(
    ({ id }) => app === OWN_APP && subscriptionOf(id) === subscription.name,
  );
  if (rule !== undefined) {
    const doing = {
      by: { ...errand.by, via: `rule ${rule.id}` },
      now: errand.now,
      tables: apps.registry.tables,
      rules: apps.rulebook,
    };
    return hearRule(tx, sandbox, apps.registry, doing, rule, told);
  }
  const declared = apps.registry.event(told.event);
  const payload = declared === undefined ? told.payload : parse(inputShape(declared.payload), told.payload);
  await subscription.handle(actionContext(tx, apps.registry, errand), {
    id: told.id,
    subject: told.subject,
    at: told.at.toISOString(),
    // Parsed by the event's own declaration.
    payload: payload as never,
  });
}
