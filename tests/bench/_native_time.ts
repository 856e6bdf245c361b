/** How long TensorFlow computes, seen from outside the engine. */
import type { TensorFlow } from "@/engine/native/tensorflow.ts";

/** A clock around each TFE_Execute. */
export interface NativeClock {
  /** Milliseconds inside, for each `begin()` so far. */
  spent: number[];
  /** From here on a new number is counted. */
  begin(): void;
  /** Takes the clock away again. */
  stop(): void;
}

/** Puts a clock around the calls that run ops. */
export function watchNativeCalls(tensorflow: TensorFlow): NativeClock {
  const holder = tensorflow as { c: TensorFlow["c"] };
  const { c } = holder;
  const spent: number[] = [];
  const execute: typeof c.TFE_Execute = (...args) => {
    const start = performance.now();
    c.TFE_Execute(...args);
    spent[spent.length - 1] += performance.now() - start;
  };
  holder.c = { ...c, TFE_Execute: execute };
  return {
    spent,
    begin: () => void spent.push(0),
    stop: () => void (holder.c = c),
  };
}
