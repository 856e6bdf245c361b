/** The encoders of the house on real scans, which they were never shown. */
import { ok } from "node:assert/strict";
import { openEncoder } from "@/cli/_open_encoder.ts";
import { openFolder } from "@/data/mod.ts";
import { openEngine } from "@/engine/mod.ts";
import { testOnReal } from "../data/_help.ts";
import { isSampled, isSlow } from "../_how_slow.ts";
import { halvesOf } from "./_halves.ts";
import { judgeBy } from "./_judge.ts";
import { distortionLadders, ladders } from "./_spoiled_sets.ts";
import { orders } from "./_orders.ts";

await openEngine();

const size = 64;
const SETS = [
  { domain: "signatures", folder: "signatures/cedar" },
  { domain: "fingerprints", folder: "fingerprints/socofing/Real" },
] as const;
/** Pictures of each half. */
const COUNT = 512;

for (const { domain, folder } of SETS) {
  testOnReal(`the encoder of ${domain} orders real ones`, async (dir) => {
    const data = await openFolder(`${dir}/${folder}`, { size });
    const [real, others] = halvesOf(data, { count: COUNT });
    const judge = await judgeBy(await openEncoder(domain), real, size);
    const sets = ladders(others, size);
    const more = isSlow ? distortionLadders(others, size) : {};
    for (const ladder of Object.values({ ...sets, ...more })) {
      await orders(judge, ladder, ["kernel"]);
    }
    const { quality, ...rest } = { ...sets, ...more };
    if (domain === "fingerprints") {
      // 3 px take all of ridges 5 px apart: Fréchet has it as far as noise.
      delete quality["noise"];
    }
    for (const ladder of [quality, ...Object.values(rest)]) {
      await orders(judge, ladder, ["frechet"]);
    }
    // Of pictures D apart, a share p of one that is d from the rest are
    // (1 - p)^2 D + 2 p (1 - p) d apart: more than D at first, if d is.
    const { whole, ...repeated } = sets["one repeated"];
    const often = Object.entries(repeated).slice(-2);
    await orders(judge, Object.fromEntries([["whole", whole], ...often]), [
      "spread",
    ]);
    const blurred = sets.quality["blurred by 1 px"];
    const [few, many] = [
      await judge(blurred.subarray(0, blurred.length / 4)),
      await judge(blurred),
    ];
    const off = Math.abs(few.kernel - many.kernel);
    ok(off < .15 * many.kernel, `${[few.kernel, many.kernel]}`);
  }, { ignore: !isSampled });
}
