import { deepStrictEqual, match, rejects } from "node:assert/strict";
import type { TrainEvent } from "@/training/mod.ts";
import { plotted } from "../../lib/cli/_live_plot.ts";
import { isSampled } from "../_how_slow.ts";

const EVENTS: TrainEvent[] = [
  { type: "start", step: 0, steps: 1 },
  { type: "step", step: 1, epoch: 0, losses: { loss: 1 }, seconds: 1 },
  { type: "done", step: 1, reason: "steps" },
];
// The page's library keeps timers of its own.
const options = {
  sanitizeOps: false,
  sanitizeResources: false,
  ignore: !isSampled,
};

Deno.test(
  "plotted() hands events on while a page shows them",
  options,
  async () => {
    const notes: string[] = [];
    const opened: string[] = [];
    const events = plotted(
      (async function* () {
        yield* EVENTS;
      })(),
      { note: (text) => notes.push(text) },
      (url) => Promise.resolve(opened.push(url) > 1),
    );
    const seen: TrainEvent[] = [];
    for await (const event of events) {
      seen.push(event);
      if (event.type !== "step") continue;
      match(await (await fetch(opened[0])).text(), /<npl-root>/);
    }
    deepStrictEqual(seen, EVENTS);
    deepStrictEqual(notes, [`plot: ${opened[0]} (open it in a browser)`]);
    await rejects(fetch(opened[0]), TypeError); // closed again
  },
);
