import { deepStrictEqual } from "node:assert/strict";
import { RunFolder, train } from "@/training/mod.ts";
import { isSampled } from "../_how_slow.ts";
import { inFolder } from "./_folder.ts";
import { snapshot, tinyGan } from "./_gan.ts";

Deno.test(
  "train() resumes a GAN to the bit",
  { ignore: !isSampled },
  () =>
    inFolder(async (path) => {
      const options = { steps: 6, bestBy: "distance", checkpointEvery: 3 };
      const training = {
        diffAugment: "adaptive",
        r1: 1,
        penaltyEvery: 2,
        discriminatorSteps: 2,
      } as const;
      const run = async (steps: number, folder: RunFolder) => {
        const { trainer, free } = tinyGan({ training });
        for await (const _ of train(trainer, { ...options, steps, folder }));
        const weights = snapshot(trainer);
        free();
        return weights;
      };
      const whole = await RunFolder.create(path, "whole", {});
      const parts = await RunFolder.create(path, "parts", {});
      const expected = await run(6, whole);
      await run(3, parts);
      deepStrictEqual(await run(6, parts), expected);
      whole.close();
      parts.close();
    }),
);
