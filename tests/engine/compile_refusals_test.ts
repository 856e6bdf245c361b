import { match, ok, strictEqual, throws } from "node:assert/strict";
import { compile, Random, tf } from "@/engine/mod.ts";
import { backend, tensor, test, variable } from "./_engine.ts";

type Step = ({ x }: { x: tf.Tensor }) => { y: tf.Tensor };

/** The error of compiling a step that is written on the line of `marker`. */
function refusal(step: Step): string {
  const x = tensor([4]);
  try {
    compile(step, { name: "bad" }).run({ x });
  } catch (error) {
    return (error as Error).message;
  } finally {
    x.dispose();
  }
  throw new Error("it compiled");
}

/** The line of this file that calls it. */
function here(): string {
  const frame = new Error().stack!.split("\n")[2];
  return frame.match(/compile_refusals_test\.ts:(\d+)/)![1];
}

/** Asserts that a step is refused, with a reason, at the line given. */
function refuses(step: Step, reason: RegExp, line: string): void {
  const message = refusal(step);
  match(message, /^Cannot compile bad: /);
  match(message, reason);
  ok(message.includes(`compile_refusals_test.ts:${line}`), message);
}

const READ = /a tensor's values are read at /;
const DRAW = /random numbers are drawn at /;
const SHAPE = /the shape of \w+'s result depends on the values at /;

// deno-fmt-ignore -- each step stands on the line that its message names
test("compile() refuses to read values, and names the line", () => {
  refuses(({ x }) => ({ y: x.mul(x.dataSync()[0]) }), READ, here());
  refuses(({ x }) => ({ y: x.mul(x.arraySync() as number[]) }), READ, here());
  refuses(({ x }) => { x.square().print(); return { y: x }; }, READ, here());
  refuses(({ x }) => { x.data(); return { y: x }; }, READ, here());
  refuses(({ x }) => { try { x.dataSync(); } catch { /* */ } return { y: x }; }, READ, here());
});

// deno-fmt-ignore
test("compile() refuses to read a variable: its value would be frozen", () => {
  const w = variable([4]);
  refuses(({ x }) => ({ y: x.mul(w.dataSync()[0]) }), READ, here());
});

// deno-fmt-ignore
test("compile() refuses random ops, and names the line", () => {
  const random = new Random(1);
  refuses(({ x }) => ({ y: x.add(tf.randomNormal([4])) }), DRAW, here());
  refuses(({ x }) => ({ y: x.add(tf.randomUniform([4])) }), DRAW, here());
  refuses(({ x }) => ({ y: tf.dropout(x, 0.5) }), DRAW, here());
  refuses(({ x }) => ({ y: tf.multinomial(x as tf.Tensor1D, 3) }), DRAW, here());
  refuses(({ x }) => ({ y: x.add(random.normals(4)) }), DRAW, here());
});

// deno-fmt-ignore
test("compile() refuses shapes that depend on values", () => {
  refuses(({ x }) => ({ y: tf.unique(x).values }), SHAPE, here());
});

// deno-fmt-ignore
test("compile() refuses booleanMask() and whereAsync(): they read", () => {
  const mask = (x: tf.Tensor) => x.greater(0);
  refuses(({ x }) => { tf.whereAsync(mask(x)); return { y: x }; }, READ, here());
  refuses(({ x }) => { tf.booleanMaskAsync(x, mask(x)); return { y: x }; }, READ, here());
});

// deno-fmt-ignore
test("compile() refuses a variable that is made in the step", () => {
  const MADE = /a variable is made at .*: make variables \(and optimizers\)/;
  const before = Object.keys(tf.engine().registeredVariables).length;
  refuses(({ x }) => ({ y: tf.variable(x).square() }), MADE, here());
  strictEqual(Object.keys(tf.engine().registeredVariables).length, before);
  tf.variable(tf.scalar(1)).dispose(); // and allows it again afterwards
});

test("compile() refuses what is not a record of tensors", () => {
  const run = (step: unknown) => () =>
    compile(step as Step).run({ x: tensor([1]) });
  throws(run(async () => await {}), /the step is async/);
  throws(run(() => ({ y: 3 })), /a step must return tensors: y is 3/);
  const text = tf.tensor(["a"]);
  const echo = compile(({ text }: { text: tf.Tensor }) => ({ text }));
  throws(() => echo.run({ text }), /cannot be fed with a tensor of string/);
});

test("compile() leaves everything as it was when a trace fails", () => {
  const { binding } = backend();
  const [v, w] = [variable([3], 1), variable([3], 2)];
  const large = tensor([200, 200]);
  const x = tensor([4]);
  tf.dispose([v.square(), w.square(), large.square(), x.square()]);
  const values = () => [v, w].map((one) => one.dataSync().join()).join("|");
  const [before, random] = [values(), Math.random];
  const { numTensors } = tf.memory();
  const { handles } = binding.eager;
  const outer = tf.tidy(() => tf.tensor([1, 2]).square());
  const bad = compile(({ x }: { x: tf.Tensor }) => {
    v.assign(w.add(1));
    w.assign(v);
    const used = large.sum().add(x.sum());
    outer.dispose();
    return { y: used.mul(used.dataSync()[0]) };
  });
  throws(() => bad.run({ x }), READ);
  strictEqual(values(), before);
  strictEqual(Math.random, random);
  strictEqual(binding.recording, undefined);
  strictEqual(tf.memory().numTensors, numTensors);
  strictEqual(binding.eager.handles, handles);
  const good = compile(({ x }: { x: tf.Tensor }) => ({ y: x.sum().add(w) }));
  strictEqual(good.run({ x }).y.size, 3);
  good.dispose();
});

test("run() throws TensorFlow's message for an error in the step", () => {
  const step = compile(
    ({ x }: { x: tf.Tensor }) => ({ y: tf.gather(tensor([3]), x.toInt()) }),
    { name: "gathering" },
  );
  const refused = /TensorFlow refused gathering: .*indices\[1\] = 9 is not in/;
  throws(() => step.run({ x: tf.tensor([0, 9]) }), refused);
  strictEqual(step.run({ x: tf.tensor([0, 1]) }).y.size, 2); // works again
  step.dispose();
});

test("compile() throws TensorFlow's message for an op that cannot be", () => {
  const step = compile(({ x }: { x: tf.Tensor }) => ({
    y: tf.engine().runKernel("BatchMatMul", { a: x, b: x }, {
      transposeA: false,
      transposeB: false,
    }) as tf.Tensor,
  }));
  throws(
    () => step.run({ x: tensor([2, 3]) }),
    /Cannot compile step: TensorFlow refused \w*MatMul\w*: .*imensions/,
  );
});
