import type { Random } from "@/engine/random.ts";

/** Uniform in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}

/** One of the choices, each as likely. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[random.integer(choices.length)];
}

/** A factor around 1: log-normal, `spread` in log units. */
export function around(random: Random, spread: number): number {
  return Math.exp(spread * random.normal());
}
