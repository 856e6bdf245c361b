import { UserError } from "@/engine/user_error.ts";
import type { FeatureExtractor } from "./feature_extractor.ts";
import { type Input, inputOf, loadRuntime } from "./_onnx_runtime.ts";

/** What a network of the user's takes and gives. */
export interface OnnxOptions {
  /** For tables, such as its file's name */
  name: string;
  /** Width and height of its pictures; default: what the file says */
  size?: number;
  /** Of its pixels, paper at the high end as in a scan */
  range?: OnnxRange;
  /** Which output is the features; default: the first */
  output?: string;
}

/** Pixels that networks are trained on; `imagenet` is standardized by color. */
export const ONNX_RANGES = ["unit", "symmetric", "bytes", "imagenet"] as const;
export type OnnxRange = typeof ONNX_RANGES[number];

/** Mean and deviation of ImageNet's red, green and blue. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];
/** Level 0..1 → what the network takes, in a color. */
const TO_RANGE: Record<OnnxRange, (level: number, color: number) => number> = {
  unit: (level) => level,
  symmetric: (level) => 2 * level - 1,
  bytes: (level) => 255 * level,
  imagenet: (level, color) => (level - MEAN[color]) / DEVIATION[color],
};

const BATCH = 32;
/** More numbers are maps, not features. */
const MOST = 8192;

/**
 * Any network in an ONNX file as an extractor, such as Inception for the
 * literature's FID.
 *
 * By onnxruntime-web, in WebAssembly. A network of three colors is given the
 * grey in each.
 *
 * @param bytes Of the file; one input `[n, 1 or 3, h, w]` or `[n, h, w, 1 or
 * 3]`, float32
 * @throws {UserError} If it is no network for pictures, or has no such output
 */
export async function onnxExtractor(
  bytes: Uint8Array,
  { name, size: asked, range = "unit", output }: OnnxOptions,
): Promise<FeatureExtractor> {
  const { InferenceSession, Tensor } = await loadRuntime();
  const session = await InferenceSession.create(bytes, {
    executionProviders: ["wasm"],
  }).catch((error) => {
    const [line] = String(error?.message ?? error).split("\n");
    throw new UserError(`Cannot read the network ${name}: ${line}`);
  });
  const input = inputOf(session, name);
  const size = asked ?? input.size;
  if (size === undefined) {
    throw new UserError(
      `${name} takes pictures of any size: name one with --features-size`,
    );
  }
  const given = output ?? session.outputNames[0];
  if (!session.outputNames.includes(given)) {
    throw new UserError(
      `${name} has no output ${given}: it has ` +
        session.outputNames.join(", "),
    );
  }
  const count = input.batch ?? BATCH;
  const run = async (images: Float32Array): Promise<Float32Array> => {
    const data = pixelsOf(images, { ...input, count, size, range });
    const { colors } = input;
    const shape = input.colorsFirst
      ? [count, colors, size, size]
      : [count, size, size, colors];
    const tensor = new Tensor("float32", data, shape);
    const results = await session.run({ [session.inputNames[0]]: tensor })
      .catch((error) => {
        const [line] = String(error?.message ?? error).split("\n");
        throw new UserError(`${name} cannot take pictures of ${size}: ${line}`);
      });
    return Float32Array.from(results[given].data);
  };
  const dim = (await run(new Float32Array(0))).length / count;
  if (!Number.isInteger(dim) || dim > MOST) {
    throw new UserError(
      `The output ${given} of ${name} has ${dim} numbers for a picture, and ` +
        `features are at most ${MOST}: name one of ` +
        `${session.outputNames.join(", ")} with --output`,
    );
  }
  return {
    name,
    size,
    dim,
    async features(images) {
      const area = size * size;
      const total = images.length / area;
      const out = new Float32Array(total * dim);
      for (let at = 0; at < total; at += count) {
        const here = Math.min(count, total - at);
        const some = await run(images.subarray(at * area, (at + here) * area));
        out.set(some.subarray(0, here * dim), at * dim);
      }
      return out;
    },
  };
}

/** Ink in [0, 1] as levels of the network; what is missing is paper. */
function pixelsOf(
  images: Float32Array,
  { count, size, colors, colorsFirst, range }: Input & {
    count: number;
    size: number;
    range: OnnxRange;
  },
): Float32Array {
  const area = size * size;
  const out = new Float32Array(count * colors * area);
  for (let i = 0; i < count * area; i++) {
    const level = 1 - (images[i] ?? 0);
    const [image, pixel] = [Math.floor(i / area), i % area];
    for (let color = 0; color < colors; color++) {
      const at = colorsFirst
        ? (image * colors + color) * area + pixel
        : i * colors + color;
      out[at] = TO_RANGE[range](level, color);
    }
  }
  return out;
}
