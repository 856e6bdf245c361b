import { ok } from "node:assert/strict";
import { openEngine, Random } from "@/engine/mod.ts";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { sampleDistance } from "@/metrics/mod.ts";

await openEngine({ engine: "cpu" });

Deno.test("sampleDistance() orders real, faint and noise as one would", () => {
  const data = sampleSignatures({ size: 28, writers: 60, perWriter: 2 });
  const of = (first: number) =>
    toBatch(data, Array.from({ length: 60 }, (_, i) => first + 2 * i));
  const [real, others] = [of(0), of(1)];
  const random = new Random(1);
  const share = real.reduce((sum, ink) => sum + ink, 0) / real.length;
  const noise = real.map(() => Number(random.uniform() < share));
  const distance = sampleDistance(real, { size: 28 });
  const near = distance(others);
  const faint = distance(others.map((ink) => ink / 2));
  const far = distance(noise);
  ok(near < faint && faint < far, `${[near, faint, far]}`);
  ok(Math.abs(near) < 0.1 * far, `${[near, faint, far]}`);
});
