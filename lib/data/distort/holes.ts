/** Ink that is missing. */
import type { Distortion } from "./distortion.ts";
import { soften } from "./soft.ts";

/** Holes are about so many pixels wide. */
const HOLE = 1.2;

/** Lines are broken by small holes; strength 1 leaves two fifths of them. */
export const GAPS: Distortion = {
  name: "gaps",
  apply(x, { size, strength, random }) {
    const noise = soften(random.normals(x.length), size, HOLE);
    const level = noise.toSorted()[Math.floor(.6 * strength * (x.length - 1))];
    return x.map((v, i) => noise[i] < level ? 0 : v);
  },
};

/** Paper over a part, cut by a straight edge; strength 1 is a blank sheet. */
export const ERASED: Distortion = {
  name: "erased",
  apply(x, { size, strength, random }) {
    const angle = 2 * Math.PI * random.uniform();
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    const far = x.map((_, i) =>
      across * (i % size) + down * Math.floor(i / size)
    );
    const inked = far.filter((_, i) => x[i] > .5).sort();
    const at = Math.ceil(strength * inked.length);
    const edge = at < inked.length ? inked[at] : Infinity;
    return x.map((v, i) => far[i] < edge ? 0 : v);
  },
};

/** The picture is pale; strength 1 leaves a tenth. */
export const PALE: Distortion = {
  name: "pale",
  apply: (x, { strength }) => x.map((v) => (1 - .9 * strength) * v),
};
