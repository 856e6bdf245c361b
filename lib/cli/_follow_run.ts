/** What a command does with the events of a run: progress, sheets, lines. */
import type { RunFolder, TrainEvent } from "@/training/mod.ts";
import { sheet } from "@/viz/mod.ts";
import { formatSeconds, type ProgressLine } from "./progress.ts";

type Done = Extract<TrainEvent, { type: "done" }>;

/** Where the events go. */
export interface FollowOptions {
  folder: RunFolder;
  line: ProgressLine;
  /** Print each event as a line of JSON. */
  json: boolean;
}

/** Follows a run to its end. */
export async function followRun(
  events: AsyncIterable<TrainEvent>,
  { folder, line, json }: FollowOptions,
): Promise<Done> {
  let total = 0;
  let seconds = 0;
  for await (const event of events) {
    if (json && event.type !== "sample") console.log(JSON.stringify(event));
    switch (event.type) {
      case "start":
        total = event.steps;
        line.begin("train");
        if (event.step > 0) line.note(`going on after step ${event.step}`);
        break;
      case "step": {
        const { step, losses } = event;
        seconds = event.seconds;
        line.update({ step, total, losses }, 1000 * seconds);
        break;
      }
      case "epoch":
        line.note(describeEpoch(event));
        break;
      case "sample": {
        const number = String(event.step).padStart(6, "0");
        const png = await sheet(event.pictures, {
          title: `step ${event.step}`,
        });
        await folder.write(`samples/step-${number}.png`, png);
        break;
      }
      case "health":
        line.note(`health: ${event.message}`);
        break;
      case "done":
        line.done();
        line.note(describeDone(event, seconds));
        return event;
    }
  }
  throw new Error("Cannot follow a run that has no end");
}

function describeEpoch(
  { step, valid, isBest }: Extract<TrainEvent, { type: "epoch" }>,
): string {
  const scores = Object.entries(valid)
    .map(([name, score]) => `${name} ${Number(score.toPrecision(5))}`);
  return `valid at step ${step}: ${scores.join("  ")}${isBest ? "  best" : ""}`;
}

const REASONS = {
  steps: "all steps done",
  minutes: "the time is over",
  stopped: "stopped",
  paused: "paused",
  early: "valid no longer improves",
  collapsed: "it collapsed each time",
  diverged: "the losses are no numbers any more",
};

function describeDone({ step, reason, best }: Done, seconds: number): string {
  const time = formatSeconds(seconds);
  const kept = best ? `; best at step ${best.step}` : "";
  return `${REASONS[reason]} at step ${step} after ${time}${kept}`;
}
