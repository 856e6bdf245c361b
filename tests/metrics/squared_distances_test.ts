import { ok } from "node:assert/strict";
import { openEngine } from "@/engine/mod.ts";
import { squaredDistances } from "@/metrics/mod.ts";
import { D, madeX, madeY } from "./_made_features.ts";

await openEngine({ engine: "cpu" });

Deno.test("squaredDistances() are those of plain loops, each pair once", () => {
  const [x, y] = [madeX(7), madeY(5)];
  let seen = 0;
  squaredDistances(x, y, D, (i, row) => {
    row.forEach((square, j) => {
      let sum = 0;
      for (let k = 0; k < D; k++) sum += (x[i * D + k] - y[j * D + k]) ** 2;
      ok(Math.abs(square - sum) < 1e-5, `${i} ${j}`);
      seen++;
    });
  });
  ok(seen === 35);
});
