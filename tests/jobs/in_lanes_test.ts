import { deepStrictEqual, ok, rejects } from "node:assert/strict";
import { inLanes } from "@/jobs/mod.ts";

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

Deno.test("inLanes() asks again when a job has ended, and never overfills", async () => {
  const ended: number[] = [];
  const running = new Set<number>();
  let begun = 0;
  await inLanes<number>({
    lanes: 2,
    // 3 depends on 1: nothing is next before that has ended.
    next() {
      if (begun === 4 || (begun === 2 && !ended.includes(1))) return;
      return ++begun;
    },
    async work(job, lane) {
      ok(!running.has(lane) && lane < 2);
      running.add(lane);
      await soon();
      running.delete(lane);
      ended.push(job);
    },
  });
  deepStrictEqual(ended.sort(), [1, 2, 3, 4]);
});

Deno.test("inLanes() throws what a job threw, when the others have ended", async () => {
  const ended: number[] = [];
  let begun = 0;
  const work = async (job: number) => {
    if (job === 1) throw new Error("one");
    await soon();
    ended.push(job);
  };
  const all = inLanes({ lanes: 2, next: () => ++begun, work });
  await rejects(all, new Error("one"));
  deepStrictEqual(ended, [2]);
  deepStrictEqual(begun, 2);
});
