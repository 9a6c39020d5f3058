import type { Json } from '../../records/value.ts';
import { Budget } from './budget.ts';
import { copied } from './input.ts';
import { closed, Lane } from './lane.ts';
import type { Ask } from './protocol.ts';
import { FairQueue } from './queue.ts';
import {
  DEFAULT_LIMITS,
  failed,
  LARGEST,
  type RuleFault,
  type RuleLimits,
  type RuleOutcome,
  type RuleSource,
} from './rule.ts';

export type { ApiCall, FaultKind, RuleFault, RuleLimits, RuleOutcome, RuleSource } from './rule.ts';

export interface SandboxOptions {
  /** Threads, each for one rule at a time; started when first needed. Default 1. */
  readonly workers?: number;
  /** Of a run that names none: 50 ms, 16 MB. */
  readonly limits?: RuleLimits;
  /** Processor time one org may spend, milliseconds per second. Default 500. */
  readonly budget?: number;
  /** Milliseconds, of any steady clock; for the budgets only. */
  readonly now?: () => number;
}

interface Job {
  /** Null when nobody pays. */
  readonly org: string | null;
  readonly ask: Ask;
  readonly bytes: number;
  readonly resolve: (outcome: RuleOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Where factories' own rules run. A rule gets `input` (frozen) and `api` (`set(field, value)`, `warn(text)`,
 * `call(name, args)`, which only record what it wishes) and nothing of the house; what it returns is JSON. Each run is
 * the first in its world. Every run ends within 200 ms of its limit; orgs take turns.
 */
export class Sandbox {
  readonly #limits: RuleLimits;
  readonly #budget: Budget;
  readonly #queue = new FairQueue<Job>();
  readonly #idle: Lane[];
  readonly #lanes: readonly Lane[];
  #isClosed = false;

  constructor(options: SandboxOptions = {}) {
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#budget = new Budget(options.budget ?? 500, options.now ?? (() => performance.now()));
    this.#lanes = Array.from({ length: options.workers ?? 1 }, () => new Lane());
    this.#idle = [...this.#lanes];
  }

  /** What a rule does is an outcome, never an error. @throws Error when the sandbox is closed or no thread can start */
  async run(org: string, rule: RuleSource, input: Json, limits = this.#limits): Promise<RuleOutcome> {
    const copy = copied(input);
    if (!copy.ok) return failed('value', copy.message);
    return this.#ask(org, { code: rule.code, input: copy.text, limits }, copy.bytes);
  }

  /** Why the rule cannot be read, or null; nothing of it runs. @throws as run does */
  async check(rule: RuleSource): Promise<RuleFault | null> {
    const outcome = await this.#ask(null, { code: rule.code, input: null, limits: this.#limits }, 0);
    return outcome.ok ? null : outcome.fault;
  }

  /** Ends what runs; whoever waits gets an error. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#queue.drain()) job.reject(closed());
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  #ask(org: string | null, ask: Ask, bytes: number): Promise<RuleOutcome> {
    if (this.#isClosed) return Promise.reject(closed());
    const length = Buffer.byteLength(ask.code);
    if (length > LARGEST.code)
      return Promise.resolve(failed('value', `the code is longer than ${LARGEST.code} bytes`));
    return new Promise((resolve, reject) => {
      const job = { org, ask, bytes: bytes + length, resolve, reject };
      if (!this.#queue.add(org ?? '', job)) resolve(failed('budget', 'too many rules are waiting'));
      const lane = this.#idle.pop();
      if (lane !== undefined) void this.#serve(lane);
    });
  }

  /** Works until nothing waits. */
  async #serve(lane: Lane): Promise<void> {
    for (let job = this.#queue.take(); job !== undefined; job = this.#queue.take()) {
      const { org, ask, resolve, reject } = job;
      if (org !== null && this.#budget.isOver(org)) {
        resolve(failed('budget', 'the rules of this factory have used up their time'));
        continue;
      }
      try {
        const reply = await lane.ask(ask);
        if (org !== null) this.#budget.charge(org, reply.milliseconds);
        resolve(reply.kind === 'done' ? reply.outcome : failed(reply.because, LOST[reply.because]));
      } catch (error) {
        reject(error);
      }
    }
    this.#idle.push(lane);
  }
}

const LOST = {
  time: 'the rule took longer than it may, and was ended',
  memory: 'the rule needed more memory than it may have',
} as const;
