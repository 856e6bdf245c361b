import { deepStrictEqual, ok } from "node:assert/strict";
import { openEngine, tf } from "@/engine/mod.ts";
import { encoderLoss } from "@/losses/mod.ts";

await openEngine({ engine: "cpu" });

function told(strengths: number[][]) {
  const said = {
    owner: tf.zeros<tf.Rank.R2>([2, 4]),
    strengths: tf.zeros<tf.Rank.R2>([2, 2]),
  };
  const owner = tf.tensor1d([0, 3], "int32");
  const terms = encoderLoss(said, { owner, strengths: tf.tensor2d(strengths) });
  return Object.values(terms).map((term) => term.dataSync()[0].toFixed(4));
}

const fixed = (...numbers: number[]) => numbers.map((n) => n.toFixed(4));

Deno.test("encoderLoss() is log of the choices where nothing is known", () => {
  const [owner, strengths] = [Math.log(4), 2 * Math.LN2];
  deepStrictEqual(
    told([[0, 0], [0, 0]]),
    fixed(owner + strengths, owner, strengths),
  );
});

Deno.test("encoderLoss() asks less of whose an image is that is spoiled", () => {
  const owner = Math.log(4) * (1 + .5 * .5) / 2;
  deepStrictEqual(told([[0, 0], [.5, .5]])[1], owner.toFixed(4));
  deepStrictEqual(told([[1, 0], [0, 1]])[1], "0.0000");
});

Deno.test("encoderLoss() falls when an owner is told right", () => {
  const truth = {
    owner: tf.tensor1d([1], "int32"),
    strengths: tf.zeros<tf.Rank.R2>([1, 1]),
  };
  const at = (logit: number) => {
    const owner = tf.tensor2d([[0, logit]]);
    const strengths = tf.zeros<tf.Rank.R2>([1, 1]);
    return encoderLoss({ owner, strengths }, truth).owner.dataSync()[0];
  };
  ok(at(2) < at(0) && at(0) < at(-2));
});
