import { deepStrictEqual, rejects } from "node:assert/strict";
import { type Dataset, sampleSignatures } from "@/data/mod.ts";
import { byRun } from "./_synthetic_writers.ts";
import { synthesis } from "./_verifier_synthesis.ts";

/** So many writers with forgeries, and one without. */
function withForgeries(writers: number): Dataset {
  const size = 16;
  const data = sampleSignatures({ size, writers: writers + 1, perWriter: 2 });
  data.items.slice(0, 2 * writers)
    .forEach((item, i) => item.kind = i % 2 ? "forged" : "genuine");
  return data;
}

Deno.test("synthesis() leaves out writers who were imitated", async () => {
  const data = withForgeries(4);
  const { folds, synthetic } = await synthesis(data, { folds: 2, writers: 3 });
  const left = folds.flatMap(({ test }) => test).sort();
  deepStrictEqual(left.length, 4);
  deepStrictEqual(left.includes(data.items[8].person), false);
  deepStrictEqual(synthetic(1).items.length, 30);
});

Deno.test("synthesis() says how many writers are missing", async () => {
  await rejects(
    synthesis(withForgeries(3), { folds: 2, writers: 3 }),
    /3 writers with .* in signatures: at least 4 are needed/,
  );
});

Deno.test("byRun() asks for each writer in turn, and knows whose each is", () => {
  const decode = (z: Float32Array, classes?: ArrayLike<number>) =>
    Float32Array.from({ length: z.length / 2 }, (_, i) => classes![i]);
  const painter = { noiseDim: 2, decode, dispose() {} };
  const made = byRun({ painter, size: 1, labels: ["ann", "bob"] })(1);
  deepStrictEqual(made.items.length, 20);
  made.items.forEach(({ person }, i) =>
    deepStrictEqual(made.pictures.at(i)[0], person === "bob" ? 255 : 0)
  );
});
