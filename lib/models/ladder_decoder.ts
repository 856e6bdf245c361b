/**
 * The decoder of a ladder VAE: the plain decoder, with local latents on the
 * way up. At 64 pixels with 3 levels:
 *
 * ```text
 * z       [batch, latentDim]
 *         [batch, 4, 4, 256]
 *         [batch, 8, 8, 128]    + 4 latents at each of 8 by 8 places
 *         [batch, 16, 16, 64]   + 2 latents at each of 16 by 16 places
 *         [batch, 32, 32, 32]
 * logits  [batch, 64, 64, 1]
 * ```
 */
import { tf } from "@/engine/mod.ts";
import { classInput, classJoin } from "./_classes.ts";
import { decoderLayers } from "./decoder.ts";
import { type LocalLevel, localLevel } from "./local_latents.ts";
import { type NetworkOptions, stagesOf } from "./_stages.ts";

type Symbolic = tf.SymbolicTensor;

/** Two models that share all weights but the posteriors'. */
export interface LadderDecoder {
  /**
   * Inputs `z` and noise for each level, then one-hot classes if any;
   * output: logits.
   */
  generate: tf.LayersModel;
  /**
   * Inputs `z`, noise for each level, the encoder's feature for each level,
   * then one-hot classes if any;
   * outputs: logits, then `shift`, `ratio`, `sigma` of each level.
   */
  infer: tf.LayersModel;
  /** `[side, side, channels]` of each level. */
  maps: [number, number, number][];
}

/**
 * @param options `levels` counts the vector z: 2 is one map, 3 is two
 * @throws {RangeError} If there are more levels than the size has stages
 */
export function ladderDecoder(
  options: NetworkOptions & { inkShare?: number; levels: number },
): LadderDecoder {
  const { size, latentDim, width = 32, levels, classes = 0, random } = options;
  const { filters, side } = stagesOf(size, width);
  if (levels > filters.length) {
    throw new RangeError(
      `Cannot build a ladder as levels must be at most ${filters.length} ` +
        `for size ${size}: current value is ${levels}`,
    );
  }
  const { start, ups, last } = decoderLayers(options);
  const states = filters.slice(0, -1).reverse();
  const locals = Array.from({ length: levels - 1 }, (_, i) => {
    const channels = Math.max(1, 4 >> i);
    return localLevel(`local${i + 1}`, {
      filters: states[i],
      channels,
      random,
    });
  });
  const sideOf = (i: number) => side * 2 ** (i + 1);
  const maps = locals.map(({ channels }, i): [number, number, number] => [
    sideOf(i),
    sideOf(i),
    channels,
  ]);
  const z = tf.input({ shape: [latentDim], name: "z" });
  const asked = classInput(classes);
  const join = classJoin(asked[0], { units: latentDim, random });
  const noise = maps.map((shape, i) =>
    tf.input({ shape, name: `noise${i + 1}` })
  );
  const features = maps.map(([side], i) =>
    tf.input({ shape: [side, side, states[i]], name: `feature${i + 1}` })
  );

  /** From z up to the logits; `level` adds the latents of each map. */
  function climb(
    level: (local: LocalLevel, h: Symbolic, i: number) => Symbolic,
  ) {
    let h = apply(start, join(z));
    ups.forEach((up, i) => {
      h = apply(up, h);
      if (i < locals.length) h = level(locals[i], h, i);
    });
    return apply([last], h);
  }

  const generated = climb((local, h, i) => local.generate(h, noise[i]));
  const posteriors: Symbolic[] = [];
  const inferred = climb((local, h, i) => {
    const { h: next, posterior } = local.infer(h, noise[i], features[i]);
    posteriors.push(posterior.shift, posterior.ratio, posterior.sigma);
    return next;
  });
  return {
    generate: tf.model({
      name: "decoder",
      inputs: [z, ...noise, ...asked],
      outputs: generated,
    }),
    infer: tf.model({
      name: "ladder",
      inputs: [z, ...noise, ...features, ...asked],
      outputs: [inferred, ...posteriors],
    }),
    maps,
  };
}

function apply(layers: tf.layers.Layer[], h: Symbolic): Symbolic {
  return layers.reduce((y, layer) => layer.apply(y) as Symbolic, h);
}
