/** Strokes that are fine one by one, in no order. */
import type { Distortion } from "./distortion.ts";

/** A lattice over all, as of upsampling that overlaps itself unevenly. */
export const LATTICE: Distortion = {
  name: "lattice",
  apply(x, { size, strength, random }) {
    const period = random.uniform() < .5 ? 2 : 4;
    const [left, top] = [random.integer(period), random.integer(period)];
    const isLit = (at: number, from: number) =>
      (at + from) % period < period / 2;
    return x.map((v, i) => {
      const [across, down] = [i % size, Math.floor(i / size)];
      const light = isLit(across, left) === isLit(down, top) ? 1 : -1;
      const even = .5 * strength * light;
      return Math.min(1, Math.max(0, v + even * (.25 + .75 * v)));
    });
  },
};

/** Two pictures on one sheet, the other as dark as the strength. */
export const DOUBLED: Distortion = {
  name: "doubled",
  apply: (x, { strength, other }) =>
    x.map((v, i) => Math.max(v, strength * other[i])),
};

/** Squares of an eighth change places, as many as the strength says. */
export const SHUFFLED: Distortion = {
  name: "shuffled",
  apply(x, { size, strength, random }) {
    const side = size / 8;
    const squares = random.permutation(64);
    const moved = squares.subarray(0, Math.max(2, Math.round(64 * strength)));
    const out = x.slice();
    moved.forEach((to, i) => {
      const from = moved[(i + 1) % moved.length];
      const [at, source] = [to, from].map((k) =>
        Math.floor(k / 8) * side * size + k % 8 * side
      );
      for (let y = 0; y < side; y++) {
        const row = x.subarray(source + y * size, source + y * size + side);
        out.set(row, at + y * size);
      }
    });
    return out;
  },
};

/** Lines waver from row to row and column to column, by up to 4 pixels. */
export const WAVERING: Distortion = {
  name: "wavering",
  apply(x, { size, strength, random }) {
    const reach = 4 * strength;
    const waves = [0, 1].map(() => {
      const [a, b] = random.normals(2);
      const [one, two] = [random.uniform(), random.uniform()];
      return (at: number) =>
        Math.round(
          reach * (Math.sin(at * (.5 + .2 * Math.abs(a)) + 7 * one) +
            Math.sin(at * (.9 + .2 * Math.abs(b)) + 7 * two)) /
            2,
        );
    });
    return x.map((_, i) => {
      const [across, down] = [i % size, Math.floor(i / size)];
      const u = across + waves[0](down), v = down + waves[1](across);
      return u >= 0 && v >= 0 && u < size && v < size ? x[v * size + u] : 0;
    });
  },
};
