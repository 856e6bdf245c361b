/**
 * The penalties on both engines, eager and compiled, beside PyTorch.
 *
 * def wave(shape, seed):
 *   n = torch.Size(shape).numel()
 *   return torch.tensor([sin(i*i + seed) / 2 for i in range(n)]).reshape(shape)
 * w = [wave(s, i + 1).requires_grad_() for i, s in enumerate(
 *   [[4,4,1,3], [3], [4,4,3,1], [1], [3], [3]])]
 * def judge(x, norm):
 *   h = F.conv2d(x.permute(0,3,1,2), w[0].permute(3,2,0,1), w[1], 2, 1)
 *   if norm: h = F.batch_norm(h, None, None, w[4] + 1, w[5], True, eps=1e-3)
 *   return F.conv2d(F.leaky_relu(h, .2), w[2].permute(3,2,0,1), w[3])
 * def grad(x, norm):
 *   x = x.detach().requires_grad_()
 *   s = judge(x, norm).sum()
 *   return torch.autograd.grad(s, x, create_graph=True)[0].reshape(3, -1)
 * real, fake = wave([3,8,8,1], 11), wave([3,8,8,1], 12)
 * mix = torch.tensor([.25, .5, .75]).reshape(3,1,1,1)
 * r1 = grad(real, norm).square().sum(1).mean() / 2
 * x = mix * real + (1 - mix) * fake
 * gp = (grad(x, norm).norm(dim=1) - 1).square().mean()
 * r1.backward()  # or gp.backward()
 * [[(v.grad * wave(v.shape, s)).sum() for s in (20, 21)] + [v.grad.norm()]
 *   for v in w]
 */
import { ok, strictEqual } from "node:assert/strict";
import { compile, tf } from "@/engine/mod.ts";
import { gradientPenalty, r1Penalty } from "@/losses/mod.ts";
import { onCpu, test } from "../../engine/_engine.ts";
import { type Seen, seenFromStep, smallJudge, wave } from "./_small_judge.ts";

type Penalty = "r1" | "gradient penalty";

const NOTHING = [0, 0, 0];
/** Weights in the order of the model's: kernel, bias, (gamma, beta,) kernel. */
const PYTORCH: Record<Penalty, { plain: Seen; normed: Seen }> = {
  "r1": {
    plain: {
      penalty: 1.9452394247055054,
      gradients: [
        [3.8202786445617676, 1.4277031421661377, 2.4375431537628174],
        NOTHING,
        [-2.071829080581665, 1.7867820262908936, 2.1936585903167725],
      ],
    },
    normed: {
      penalty: 5.750032901763916,
      gradients: [
        [0.06721779704093933, 0.09628498554229736, 5.3430094718933105],
        NOTHING,
        [-0.11775636672973633, 0.7908477187156677, 7.403283596038818],
        NOTHING,
        [-5.908827781677246, 5.4498982429504395, 7.724764347076416],
      ],
    },
  },
  "gradient penalty": {
    plain: {
      penalty: 0.9829121232032776,
      gradients: [
        [3.8865013122558594, 1.5179057121276855, 2.2856876850128174],
        NOTHING,
        [-2.1504788398742676, 1.7741687297821045, 2.307999849319458],
      ],
    },
    normed: {
      penalty: 8.7799654006958,
      gradients: [
        [0.18777716159820557, 0.34898248314857483, 9.224790573120117],
        NOTHING,
        [-0.3740067481994629, 1.6029956340789795, 15.099922180175781],
        NOTHING,
        [-14.817025184631348, 8.913246154785156, 16.650531768798828],
      ],
    },
  },
};

const PENALTIES = {
  "r1": (judge: (x: tf.Tensor4D) => tf.Tensor, real: tf.Tensor4D) =>
    r1Penalty(judge, real),
  "gradient penalty": (
    judge: (x: tf.Tensor4D) => tf.Tensor,
    real: tf.Tensor4D,
    fake: tf.Tensor,
    mix: tf.Tensor1D,
  ) => gradientPenalty(judge, real, fake, mix),
};

/** One step of a run that minimises the penalty, and nothing else. */
function seen(penalty: Penalty, hasNorm: boolean, isCompiled: boolean): Seen {
  const model = smallJudge(hasNorm);
  const inputs = {
    real: wave([3, 8, 8, 1], 11) as tf.Tensor4D,
    fake: wave([3, 8, 8, 1], 12),
    mix: tf.tensor1d([0.25, 0.5, 0.75]),
  };
  const judge = (x: tf.Tensor) =>
    model.apply(x, { training: true }) as tf.Tensor;
  const result = seenFromStep(model, (optimizer) => {
    const step = ({ real, fake, mix }: typeof inputs) =>
      optimizer.step(() => ({
        loss: PENALTIES[penalty](judge, real, fake, mix),
      }));
    const compiled = compile(step);
    const { loss } = isCompiled ? compiled.run(inputs) : step(inputs);
    compiled.dispose();
    const [number] = loss.dataSync();
    loss.dispose();
    return number;
  });
  model.dispose();
  tf.dispose(inputs);
  return result;
}

/** Numbers of float32, each sum of up to some hundred terms. */
function agree(actual: Seen, expected: Seen): void {
  const numbers = (
    { penalty, gradients }: Seen,
  ) => [penalty, ...gradients.flat()];
  strictEqual(numbers(actual).length, numbers(expected).length);
  numbers(actual).forEach((number, i) => {
    const wanted = numbers(expected)[i];
    const off = Math.abs(number - wanted) / Math.max(1, Math.abs(wanted));
    ok(off < 1e-5, `${number} is not ${wanted} at ${i}`);
  });
}

for (const penalty of ["r1", "gradient penalty"] as const) {
  const { plain, normed } = PYTORCH[penalty];
  for (const [kind, expected] of Object.entries({ plain, normed })) {
    const hasNorm = kind === "normed";
    const judge = hasNorm ? "a D with batch norm" : "D";

    test(`${penalty} moves ${judge} as PyTorch does`, () => {
      agree(seen(penalty, hasNorm, false), expected);
    });

    test(`${penalty} moves ${judge} so in a compiled step`, () => {
      agree(seen(penalty, hasNorm, true), expected);
    });

    test(`${penalty} moves ${judge} so on the cpu engine`, async () => {
      agree(await onCpu(() => seen(penalty, hasNorm, true)), expected);
    });
  }
}

test("r1 and gradient penalty leak no tensor in a step", () => {
  seen("r1", true, false); // tfjs makes some constants once
  const before = tf.memory().numTensors;
  for (const isCompiled of [false, true]) {
    seen("r1", true, isCompiled);
    seen("gradient penalty", true, isCompiled);
  }
  strictEqual(tf.memory().numTensors, before);
});
