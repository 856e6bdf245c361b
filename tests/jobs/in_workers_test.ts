import { deepStrictEqual, rejects } from "node:assert/strict";
import { UserError } from "@/engine/user_error.ts";
import { inWorkers } from "@/jobs/mod.ts";
import { square } from "./_programs/square.ts";

const module = new URL("./_programs/square.ts", import.meta.url);

for (const workers of [1, 3]) {
  const options = { workers, module, work: square };

  Deno.test(`inWorkers() keeps the order, with ${workers}`, async () => {
    const counts: number[] = [];
    const results = await inWorkers([1, 20, 2, 19, 3], {
      ...options,
      onDone: (count) => counts.push(count),
    });
    deepStrictEqual(results, [1, 400, 4, 361, 9]);
    deepStrictEqual(counts, [1, 2, 3, 4, 5]);
  });

  Deno.test(`inWorkers() says what was wrong, with ${workers}`, async () => {
    await rejects(
      inWorkers([1, -2, 3], options),
      (error) =>
        error instanceof UserError && error.message === "Cannot square -2.",
    );
    await rejects(
      inWorkers([1001], options),
      (error) => !(error instanceof UserError) && /too large/.test(`${error}`),
    );
  });
}

Deno.test("inWorkers() draws no more jobs than it has begun", async () => {
  let drawn = 0;
  function* jobs() {
    while (true) yield drawn++ < 4 ? 10 : -1;
  }
  // Endless, but the fifth job fails.
  await rejects(inWorkers(jobs(), { workers: 2, module, work: square }));
  deepStrictEqual(drawn <= 7, true, `${drawn}`);
});
