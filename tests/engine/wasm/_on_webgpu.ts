/**
 * Run by the tests of WebGPU, in a process of its own: a software driver has
 * been seen to abort a process that ends with its device open.
 *
 *   adapter            whether there is one
 *   losses NAME STEPS  those of the first steps, as JSON
 *   single NAME STEPS  the same, but each step begins where `cpu` stood; and
 *                      those of `cpu`, as JSON
 */
import { openEngine, tf } from "@/engine/mod.ts";
import { smallDcgan, smallFcGan, smallVae, type Training } from "./_steps.ts";

const TRAININGS: Record<string, () => Training> = {
  smallVae,
  smallFcGan,
  smallDcgan,
};

type Losses = Record<string, number>;

async function steps(make: () => Training, count: number) {
  await openEngine({ engine: "webgpu" });
  const training = make();
  const found: Losses[] = [];
  for (let i = 0; i < count; i++) found.push(await training.step(i));
  return found;
}

async function singleSteps(make: () => Training, count: number) {
  await openEngine({ engine: "cpu" });
  const reference = make();
  const states: Float32Array[][] = [];
  const expected: Losses[] = [];
  for (let i = 0; i < count; i++) {
    const { variables } = reference;
    states.push(variables.map((one) => one.dataSync<"float32">().slice()));
    expected.push(await reference.step(i));
  }
  await openEngine({ engine: "webgpu" });
  const training = make();
  const found: Losses[] = [];
  for (let i = 0; i < count; i++) {
    training.variables.forEach((one, j) =>
      tf.tidy(() => one.assign(tf.tensor(states[i][j], one.shape)))
    );
    found.push(await training.step(i));
  }
  return { found, expected };
}

const [what, name, count] = Deno.args;
const result = what === "adapter"
  ? Boolean(await navigator.gpu?.requestAdapter())
  : what === "losses"
  ? await steps(TRAININGS[name], Number(count))
  : await singleSteps(TRAININGS[name], Number(count));
console.log(JSON.stringify(result));
