/** Rows by features: how far two sets are, and how they lie in each other. */
import { Random } from "@/engine/mod.ts";
import {
  blockKernelDistance,
  frechetDistance,
  frechetExtrapolated,
  neighborhoods,
  shuffledRows,
  vendiScore,
} from "@/metrics/mod.ts";
import { type Column, each, type Row, type Rows } from "./columns.ts";

/** Neighbors of precision, recall, density and coverage. */
const K = 5;

/**
 * Kernel distance with its error, the four shares of neighborhoods, and how
 * many differ.
 *
 * @param anchor Of the real pictures, `[real, dim]`
 * @param features Of each column, `[count, dim]`
 */
export function featureRows(
  anchor: Float32Array,
  features: Record<Column, Float32Array>,
  dim: number,
  seed: number,
): Row[] {
  const fewer = Math.min(anchor.length, features.samples.length) / dim;
  const block = Math.max(10, Math.min(100, Math.floor(fewer / 10)));
  const mixed = (x: Float32Array) => shuffledRows(x, dim, new Random(seed));
  const real = mixed(anchor);
  const kernel = each((c) =>
    blockKernelDistance(real, mixed(features[c]), dim, block)
  );
  const near = each((c) => neighborhoods(anchor, features[c], dim, K));
  const share = (name: keyof typeof near.samples): Row => ({
    name,
    better: "higher",
    values: each((c) => near[c][name]),
  });
  return [
    {
      name: "kernel distance (KID)",
      better: "lower",
      values: each((c) => kernel[c].distance),
      errors: each((c) => kernel[c].error),
    },
    share("precision"),
    share("recall"),
    share("density"),
    share("coverage"),
    {
      name: "different pictures, % (Vendi)",
      better: "as real",
      values: each((c) => {
        const count = features[c].length / dim;
        return 100 * vendiScore(anchor, features[c], dim) / count;
      }),
    },
  ];
}

/** Fréchet distance, and what it were with endlessly many pictures. */
export function frechetRows(
  anchor: Float32Array,
  features: Record<Column, Float32Array>,
  dim: number,
  seed: number,
): Rows {
  const whole = (c: Column) =>
    frechetExtrapolated(anchor, features[c], dim, new Random(seed));
  const far = { samples: whole("samples"), real: whole("real") };
  const { warning } = far.samples;
  const isTold = far.samples.extrapolated !== null;
  return {
    rows: [
      {
        name: "Fréchet distance",
        better: "lower",
        values: each((c) =>
          c === "samples" || c === "real"
            ? far[c].distance
            : frechetDistance(anchor, features[c], dim)
        ),
      },
      ...isTold
        ? [{
          name: "Fréchet distance, of endlessly many",
          better: "lower" as const,
          values: {
            ...each(() => null),
            samples: far.samples.extrapolated,
            real: far.real.extrapolated,
          },
        }]
        : [],
    ],
    notes: warning === undefined ? [] : [warning],
  };
}
