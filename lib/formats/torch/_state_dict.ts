/**
 * A PyTorch state_dict as layers, whatever they are called.
 *
 * People call their layers `main.0`, `gen.1.0`, `fc1`; so layers are told by
 * their shapes, and their order by what goes into what.
 */
import { UserError } from "@/engine/user_error.ts";
import type { SafetensorsTensor } from "../safetensors.ts";

/** A layer's tensors by the ends of their names, such as `weight`. */
export interface TorchLayer {
  name: string;
  /** `[…]` as PyTorch has it */
  weight: SafetensorsTensor;
  bias?: SafetensorsTensor;
  running_mean?: SafetensorsTensor;
  running_var?: SafetensorsTensor;
}

/** Counts batches and draws nothing. */
const COUNTER = "num_batches_tracked";
/** No generator here has as many. */
const MOST_LAYERS = 64;
const ENDS = ["weight", "bias", "running_mean", "running_var"];

/** What layers of a kind take and give. */
export interface Chain {
  inputs(layer: TorchLayer): number;
  outputs(layer: TorchLayer): number;
}

/**
 * The layers of a state_dict, by their names in the order of counting.
 *
 * @throws {UserError} If a tensor is none of a plain layer's, or not finite
 */
function layersOf(
  tensors: Record<string, SafetensorsTensor>,
): TorchLayer[] {
  const layers = new Map<string, Partial<TorchLayer>>();
  for (const [path, tensor] of Object.entries(tensors)) {
    const dot = path.lastIndexOf(".");
    const [name, end] = [path.slice(0, Math.max(0, dot)), path.slice(dot + 1)];
    if (end === COUNTER) continue;
    if (!ENDS.includes(end)) {
      throw cannot(`${path} is none of ${ENDS.join(", ")} of a layer`);
    }
    check(path, tensor);
    layers.set(name, { ...layers.get(name), name, [end]: tensor });
  }
  if (layers.size > MOST_LAYERS) {
    throw cannot(`it has ${layers.size} layers, over ${MOST_LAYERS}`);
  }
  const all = [...layers.values()].map((layer) => {
    if (layer.weight) return layer as TorchLayer;
    throw cannot(`layer ${layer.name} has no weight`);
  });
  const { compare } = new Intl.Collator("en", { numeric: true });
  return all.sort((a, b) => compare(a.name, b.name));
}

/**
 * Layers in the order in which they run: each takes what the one before gives.
 *
 * @throws {UserError} If they make no chain
 */
function inOrder(
  layers: TorchLayer[],
  { inputs, outputs }: Chain,
): TorchLayer[] {
  const rest = [...layers];
  const last = rest.findLastIndex((layer) =>
    !rest.some((other) => other !== layer && inputs(other) === outputs(layer))
  );
  const chain = rest.splice(Math.max(0, last), 1);
  while (chain.length > 0 && rest.length > 0) {
    const before = rest.findLastIndex((layer) =>
      outputs(layer) === inputs(chain[0])
    );
    if (before < 0) {
      throw cannot(`${rest[0].name} fits before no other layer`);
    }
    chain.unshift(...rest.splice(before, 1));
  }
  return chain;
}

/**
 * Batch normalisations, one after each layer but the last.
 *
 * @param sizes Channels of each
 * @throws {UserError} If one is missing, or one too many
 */
function normsAfter(
  norms: Required<TorchLayer>[],
  sizes: number[],
): Required<TorchLayer>[] {
  const rest = [...norms];
  const found = sizes.map((size) => {
    const at = rest.findIndex(({ weight }) => weight.shape[0] === size);
    if (at >= 0) return rest.splice(at, 1)[0];
    throw cannot(`there is no batch normalisation of ${size} channels`);
  });
  if (rest.length === 0) return found;
  throw cannot(`batch normalisation ${rest[0].name} is one too many`);
}

/** The layers of a generator by kind. */
export interface Parts {
  /** Those whose weights have as many axes as was asked for, in order */
  chain: TorchLayer[];
  norms: Required<TorchLayer>[];
}

/**
 * Divides a state_dict into batch normalisations and what stands before them.
 *
 * @param axes Of the other layers' weights: 2 for linear ones
 * @throws {UserError} If there are other layers, or none
 */
export function partsOf(
  tensors: Record<string, SafetensorsTensor>,
  axes: number,
  chain: Chain,
): Parts {
  const layers = layersOf(tensors);
  const others = layers.filter((layer) => !isNorm(layer));
  const strange = others.find(({ weight }) => weight.shape.length !== axes);
  if (strange) {
    const { name, weight: { shape } } = strange;
    throw cannot(`layer ${name} has a weight of shape [${shape}]`);
  }
  if (others.length < 2) throw cannot("there are fewer than two layers");
  const inChain = inOrder(others, chain);
  const sizes = inChain.slice(0, -1).map((layer) => chain.outputs(layer));
  return { chain: inChain, norms: normsAfter(layers.filter(isNorm), sizes) };
}

/** Whether a layer is a batch normalisation with all that it needs. */
function isNorm(layer: TorchLayer): layer is Required<TorchLayer> {
  const { weight, bias, running_mean, running_var } = layer;
  const all = [bias, running_mean, running_var];
  return weight.shape.length === 1 &&
    all.every((one) => one?.data.length === weight.data.length);
}

/** A sentence that begins alike. */
export function cannot(why: string): UserError {
  return new UserError(`Cannot take this state_dict: ${why}`);
}

/** All that counts is finite float32, and variances are at least 0. */
function check(path: string, { dtype, data }: SafetensorsTensor): void {
  if (dtype !== "F32") throw cannot(`${path} must be F32, not ${dtype}`);
  const isVariance = path.endsWith("running_var");
  const wrong = (data as Float32Array).find((x) =>
    !Number.isFinite(x) || isVariance && x < 0
  );
  if (wrong === undefined) return;
  throw cannot(`${path} must be finite numbers: one is ${wrong}`);
}
