/** How a search stands: each trial at the highest rung that it has come to. */
import * as z from "zod";
import { UserError } from "@/engine/mod.ts";
import { byValue, type Settings } from "@/jobs/mod.ts";
import type { TunePlan } from "./_tune_plan.ts";
import type { TuneEnd, TuneLine } from "./_tune_search.ts";

/** One trial as far as it is. */
export interface Standing {
  trial: number;
  /** The highest rung that it has ended; -1: none yet */
  rung: number;
  steps: number;
  /** As it is compared: lower is better, Infinity if it failed */
  value: number;
  reason: TuneEnd["reason"] | "unfinished";
  message?: string;
  /** Of all its rungs together */
  seconds: number;
  settings: Settings;
  /** On test, where that was read */
  test?: number | null;
}

const TRIAL = { trial: z.int(), at: z.number() };
const END = { rung: z.int(), steps: z.int(), seconds: z.number() };
const LINE = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("begin"), rung: z.int(), ...TRIAL }),
  z.looseObject({ type: z.literal("end"), ...END, ...TRIAL }),
  z.looseObject({ type: z.literal("test"), ...TRIAL }),
]);

/** Whether a line of a journal is one of a search. */
export function isTuneLine(line: unknown): boolean {
  return LINE.safeParse(line).success;
}

/** All trials that have begun, in their order. */
export function standingsOf(lines: readonly TuneLine[]): Standing[] {
  const all = new Map<number, Standing>();
  for (const line of lines) {
    const { trial } = line;
    if (line.type === "begin" && !all.has(trial)) {
      const none = { rung: -1, steps: 0, value: Infinity, seconds: 0 };
      const { settings } = line;
      all.set(trial, { trial, ...none, reason: "unfinished", settings });
    }
    const one = all.get(trial);
    if (!one) throw new UserError(`The journal has no begin of trial ${trial}`);
    if (line.type === "test") one.test = line.value;
    if (line.type !== "end") continue;
    const { rung, steps, value, reason, message } = line;
    one.seconds += line.seconds;
    if (rung < one.rung) continue; // it had gone further before it was cut off
    const now = { rung, steps, value: value ?? Infinity, reason, message };
    all.set(trial, { ...one, ...now });
  }
  return [...all.values()].sort((a, b) => a.trial - b.trial);
}

/** The best first: who came higher, then who has the better value. */
export function ranked(standings: Standing[]): Standing[] {
  return standings.filter(({ value }) => value < Infinity)
    .toSorted((a, b) => b.rung - a.rung || byValue(a, b));
}

/** Those that went all the way, the best first: only they are chosen from. */
export function finalists(
  standings: Standing[],
  { rungs }: Pick<TunePlan, "rungs">,
): Standing[] {
  return ranked(standings).filter(({ rung }) => rung === rungs - 1);
}

/** Whether the defaults went all the way, or failed: nothing is to come. */
export function isUsualDone(
  standings: Standing[],
  { rungs }: Pick<TunePlan, "rungs">,
): boolean {
  const usual = standings.find(({ trial }) => trial === 0);
  if (!usual) return false;
  const hasFailed = usual.rung >= 0 && usual.value === Infinity;
  return hasFailed || usual.rung === rungs - 1;
}

/**
 * Seconds that the best of the others still needs to go all the way, by how
 * long the defaults took; 0 if it is there, or nothing is known.
 */
export function reserveOf(standings: Standing[], plan: TunePlan): number {
  const top = finalists(standings, plan);
  const usual = top.find(({ trial }) => trial === 0);
  const leader = ranked(standings).find(({ trial }) => trial !== 0);
  if (!usual || !leader) return 0;
  return usual.seconds * (1 - leader.steps / plan.fixed.steps);
}
