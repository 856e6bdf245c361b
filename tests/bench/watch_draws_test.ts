import { ok, strictEqual } from "node:assert/strict";
import { Batches, sampleSignatures } from "@/data/mod.ts";
import { Random } from "@/engine/mod.ts";
import { DrawnAhead } from "@/training/_drawn_ahead.ts";
import { watchDraws } from "./_watch_draws.ts";

Deno.test("watchDraws() tells batches from other noise", () => {
  const data = sampleSignatures({ size: 28, writers: 4, perWriter: 2 });
  const draws = watchDraws();
  const random = new Random(1);
  const batches = new DrawnAhead(
    new Batches(data, data.split.train, { batch: 2, random }),
  );
  strictEqual(batches.next().x.length, 2 * 28 * 28);
  ok(draws.data > 0);
  strictEqual(draws.noise, 0);
  strictEqual(draws.ahead, 0);
  batches.prepare();
  ok(draws.ahead > 0);
  const { data: before } = draws;
  strictEqual(random.normals(7).length, 7);
  ok(draws.noise > 0);
  strictEqual(draws.data, before);
});
