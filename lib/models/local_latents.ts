/**
 * Local latents: a small map of z beside the one vector of a plain VAE.
 *
 * One vector must say with 64 numbers where every stroke runs, so the decoder
 * hedges, and its pictures blur. In a ladder the vector says what is written,
 * and maps of 8 by 8 and 16 by 16 numbers say where exactly each stroke goes.
 *
 *   p(z_l | h)     = N(mean, sigma^2)                     prior, from above
 *   q(z_l | h, x)  = N(mean + shift, (ratio sigma)^2)     posterior
 *
 * h is the decoder's state at that place, so each level depends on all above.
 * Source: Sønderby et al. 2016, https://arxiv.org/abs/1602.02282; posterior
 * relative to the prior: Vahdat & Kautz 2020, https://arxiv.org/abs/2007.03898
 */
import { type Random, tf } from "@/engine/mod.ts";
import { heNormal, smallNormal } from "./_stages.ts";

type Symbolic = tf.SymbolicTensor;

/** Filters between a state and what is said of its latents. */
const HIDDEN = 64;
/** softplus(SOFT_ONE) = 1: sigma and ratio begin there. */
const SOFT_ONE = Math.log(Math.E - 1);

/** How far the posterior of a level is from its prior; maps of one shape. */
export interface LocalPosterior<T = tf.Tensor4D> {
  /** From the prior's mean to the posterior's. */
  shift: T;
  /** The posterior's standard deviation as a multiple of the prior's. */
  ratio: T;
  /** The prior's standard deviation. */
  sigma: T;
}

/** The layers of one level; each call applies the same weights. */
export interface LocalLevel {
  /** Numbers at each place of the map. */
  channels: number;
  /** The state with z from the prior: z = mean + sigma eps. */
  generate(h: Symbolic, eps: Symbolic): Symbolic;
  /** The state with z from the posterior, which has seen the image. */
  infer(
    h: Symbolic,
    eps: Symbolic,
    feature: Symbolic,
  ): { h: Symbolic; posterior: LocalPosterior<Symbolic> };
}

/**
 * The layers of one level.
 *
 * @param name Before the names of its layers
 * @param options `filters` of the state, `channels` of the map
 */
export function localLevel(
  name: string,
  { filters, channels, random }: {
    filters: number;
    channels: number;
    random: Random;
  },
): LocalLevel {
  const prior = heads(`${name}_prior`, ["mean", "sigma"], channels, random);
  const post = heads(`${name}_post`, ["shift", "ratio"], channels, random);
  const merge = normedConvolution(`${name}_merge`, filters, random);
  const scaled = tf.layers.multiply({ name: `${name}_scaled` });
  const moved = tf.layers.add({ name: `${name}_z` });
  const joined = tf.layers.concatenate({ name: `${name}_joined` });

  function withLatents(h: Symbolic, terms: Symbolic[], scales: Symbolic[]) {
    const noise = scaled.apply(scales) as Symbolic;
    const z = moved.apply([...terms, noise]) as Symbolic;
    return merge(joined.apply([h, z]) as Symbolic);
  }

  return {
    channels,
    generate(h, eps) {
      const { mean, sigma } = prior(h);
      return withLatents(h, [mean], [sigma, eps]);
    },
    infer(h, eps, feature) {
      const { mean, sigma } = prior(h);
      const seen = tf.layers.concatenate({ name: `${name}_seen` });
      const { shift, ratio } = post(seen.apply([h, feature]) as Symbolic);
      return {
        h: withLatents(h, [mean, shift], [ratio, sigma, eps]),
        posterior: { shift, ratio, sigma },
      };
    },
  };
}

/** Convolution, normalisation, ReLU, then a convolution for each head. */
function heads<Name extends string>(
  name: string,
  names: [linear: Name, positive: Name],
  channels: number,
  random: Random,
): (h: Symbolic) => Record<Name, Symbolic> {
  const hidden = normedConvolution(name, HIDDEN, random);
  const [linear, positive] = names.map((head, i) =>
    tf.layers.conv2d({
      name: `${name}_${head}`,
      filters: channels,
      kernelSize: 3,
      padding: "same",
      activation: i === 0 ? "linear" : "softplus",
      kernelInitializer: smallNormal(random),
      biasInitializer: tf.initializers.constant({ value: i * SOFT_ONE }),
    })
  );
  return (h) => {
    const seen = hidden(h);
    return {
      [names[0]]: linear.apply(seen),
      [names[1]]: positive.apply(seen),
    } as Record<Name, Symbolic>;
  };
}

/** 3 by 3, the same size: convolution, normalisation, ReLU. */
function normedConvolution(name: string, filters: number, random: Random) {
  const layers = [
    tf.layers.conv2d({
      name,
      filters,
      kernelSize: 3,
      padding: "same",
      useBias: false, // the normalisation brings its own
      kernelInitializer: heNormal(random),
    }),
    tf.layers.batchNormalization({ name: `${name}_norm`, momentum: 0.9 }),
    tf.layers.reLU({ name: `${name}_relu` }),
  ];
  return (h: Symbolic): Symbolic =>
    layers.reduce((y, layer) => layer.apply(y) as Symbolic, h);
}
