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
    // 3 px leave nothing of ridges 5 px apart: to Fréchet's distance such a
    // smudge is as far as noise (158 and 156); after 2 px 4 % is left.
    const { quality, ...rest } = { ...sets, ...more };
    if (domain === "fingerprints") delete quality["blurred by 3 px"];
    for (const ladder of [quality, ...Object.values(rest)]) {
      await orders(judge, ladder, ["frechet"]);
    }
    for (const name of ["noise", "blank"]) {
      await orders(judge, sets[name], ["precision"]);
    }
    for (const name of ["one repeated", "five repeated"]) {
      await orders(judge, sets[name], ["different"]);
    }
    const blurred = sets.quality["blurred by 1 px"];
    const [few, many] = [
      await judge(blurred.subarray(0, blurred.length / 4)),
      await judge(blurred),
    ];
    const off = Math.abs(few.kernel - many.kernel);
    ok(off < .15 * many.kernel, `${[few.kernel, many.kernel]}`);
  }, { ignore: !isSampled });
}
