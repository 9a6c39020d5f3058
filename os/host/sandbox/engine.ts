import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSWASMModule,
  RELEASE_SYNC,
} from 'quickjs-emscripten';
import { Clock } from './clock.ts';
import { breakage } from './fault.ts';
import { failedBy, type RuleOutcome } from './rule.ts';
import { read, visit } from './visit.ts';

const PAGE = 64 * 1024;
/** Pages of WebAssembly memory an engine needs to start, and the most it can have. */
const PAGES = { least: 256, most: 32_768 } as const;
/** Bytes; much beyond this the thread's own stack (8 MB, thread.ts) gives way first. */
const STACK = 256 * 1024;
/** Runs of one instance: whatever they might leave behind goes with it. */
const RUNS = 1000;
/** What a rule may want; without proxies and shared buffers there is less to go wrong. */
const INTRINSICS = {
  BaseObjects: true,
  Date: true,
  Eval: true,
  StringNormalize: true,
  RegExp: true,
  JSON: true,
  MapSet: true,
  Promise: true,
} as const;

/** No library of the compiler's that is in use here names it. */
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
};

/** One instance of QuickJS in WebAssembly; every run gets a runtime of its own. */
export class Engine {
  readonly bytes: number;
  readonly #module: QuickJSWASMModule;
  #runs = 0;
  #isBroken = false;

  private constructor(module: QuickJSWASMModule, bytes: number) {
    this.#module = module;
    this.bytes = bytes;
  }

  /**
   * @param bytes all the memory there is. QuickJS' own limit is no fence in this build: its allocator is not told the
   * size of a block, and a limit of 16 MB let 100 MB of texts pass. The memory itself has to end.
   */
  static async open(bytes: number): Promise<Engine> {
    const maximum = Math.min(PAGES.most, Math.max(PAGES.least, Math.ceil(bytes / PAGE)));
    const wasmMemory = new WebAssembly.Memory({ initial: PAGES.least, maximum });
    return new Engine(await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory })), bytes);
  }

  /** A new one is due. */
  get isSpent(): boolean {
    return this.#isBroken || this.#runs >= RUNS;
  }

  /** Reads the code; nothing of it runs, and the value is null. */
  check(code: string): RuleOutcome {
    return this.#use(new Clock(Number.POSITIVE_INFINITY), (context) => read(context, code));
  }

  /** @param input JSON @param milliseconds until the engine is interrupted, where it listens */
  run(code: string, input: string, milliseconds: number): RuleOutcome {
    const clock = new Clock(milliseconds);
    return this.#use(clock, (context) => visit(context, clock, code, input));
  }

  /** What `act` made goes with the runtime. When the engine broke, nothing can be given back to it, not even that. */
  #use(clock: Clock, act: (context: QuickJSContext) => RuleOutcome): RuleOutcome {
    this.#runs++;
    try {
      const runtime = this.#module.newRuntime();
      runtime.setMemoryLimit(this.bytes);
      runtime.setMaxStackSize(STACK);
      runtime.setInterruptHandler(() => clock.isLate);
      const context = runtime.newContext({ intrinsics: INTRINSICS });
      const outcome = act(context);
      context.dispose();
      runtime.dispose();
      return outcome;
    } catch (error) {
      this.#isBroken = true;
      return failedBy(breakage(error));
    }
  }
}
