import { UserError } from "@/engine/user_error.ts";

/** Part `index` of `count`; the first is 1. */
export interface Shard {
  index: number;
  count: number;
}

/**
 * Reads a shard as it is typed.
 *
 * @param text Such as `2/8`: the second of eight
 * @throws {UserError} If it is none
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * deepStrictEqual(parseShard("2/8"), { index: 2, count: 8 });
 * ```
 */
export function parseShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [])
    .map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UserError(
    "Cannot do a shard as it must be one of 1/n, 2/n, ... n/n: " +
      `current value is ${text}`,
  );
}

/**
 * Every `count`-th of a list; all shards together are the list.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * const second = shardOf("abcde", { index: 2, count: 3 });
 * deepStrictEqual([...second], ["b", "e"]);
 * ```
 */
export function* shardOf<T>(
  list: Iterable<T>,
  { index, count }: Shard,
): Generator<T> {
  let place = 0;
  for (const one of list) {
    if (place++ % count === index - 1) yield one;
  }
}
