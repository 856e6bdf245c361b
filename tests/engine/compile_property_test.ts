import fc from "fast-check";
import { compile, tf } from "@/engine/mod.ts";
import { close, onCpu, tensor, test } from "./_engine.ts";

/** Each takes two tensors and stays within a few units. */
const OPS: Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  product: (a, b) => a.tanh().mul(b.tanh()),
  quotient: (a, b) => a.div(b.square().add(1)),
  larger: (a, b) => tf.maximum(a, b),
  clipped: (a, b) => a.clipByValue(-0.5, 0.5).sub(b),
  sigmoid: (a, b) => a.sub(b).sigmoid(),
  softplus: (a, b) => a.add(b).softplus(),
  scaled: (a, b) => a.mul(b.mean()),
  row: (a, b) => a.add(b.slice([0, 0], [1, 3])),
  joined: (a, b) => tf.concat([a, b]).slice([1, 0], [2, 3]),
  turned: (a, b) => a.matMul(b, true).tanh().matMul(a.transpose()).transpose(),
};

/** A program: each instruction appends a value made of two earlier ones. */
const program = fc.array(
  fc.record({
    op: fc.constantFrom(...Object.keys(OPS)),
    a: fc.nat(99),
    b: fc.nat(99),
  }),
  { minLength: 1, maxLength: 12 },
);

type Program = { op: string; a: number; b: number }[];

/** Sum of the last value's squares, and its gradient for both inputs. */
function execute(lines: Program, x: tf.Tensor, y: tf.Tensor) {
  const run = (x: tf.Tensor, y: tf.Tensor) => {
    const values = [x, y];
    for (const { op, a, b } of lines) {
      const [left, right] = [
        values[a % values.length],
        values[b % values.length],
      ];
      values.push(OPS[op](left, right));
    }
    return values.reduce((sum, one) => sum.add(one)).square().sum();
  };
  const { value, grads } = tf.valueAndGrads(run)([x, y]);
  return { value, dx: grads[0], dy: grads[1] };
}

const flat = (results: Record<string, tf.Tensor>) =>
  Object.values(results).flatMap((one) => [...one.dataSync()]);

test("compile() equals the eager run for random programs", () => {
  fc.assert(
    fc.property(program, fc.nat(1000), (lines, seed) => {
      tf.tidy(() => {
        const fed = { x: tensor([2, 3], seed), y: tensor([2, 3], seed + 1) };
        const step = compile(({ x, y }: typeof fed) => execute(lines, x, y));
        close(flat(step.run(fed)), flat(execute(lines, fed.x, fed.y)), 1e-3);
        step.dispose();
      });
    }),
    { numRuns: 15, seed: 8 },
  );
});

test("TensorFlow equals tfjs's cpu backend for random programs", async () => {
  const property = fc.asyncProperty(
    program,
    fc.nat(1000),
    async (lines, seed) => {
      const run = () =>
        tf.tidy(() =>
          flat(execute(lines, tensor([2, 3], seed), tensor([2, 3], seed + 1)))
        );
      const [here, there] = [run(), await onCpu(run)];
      close(here, there, 1e-3);
    },
  );
  await fc.assert(property, { numRuns: 25, seed: 9 });
});
