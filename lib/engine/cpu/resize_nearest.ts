/**
 * The gradient of nearest-neighbour resizing on the `cpu` engine.
 *
 * tfjs 4.22's own takes the images of a batch, but for the first, from where
 * smaller ones would stand: `b * imagesStrides[0]` is also added to places in
 * dy. Here each pixel of dy goes to the pixel that it was made of.
 */
import * as tf from "../tf.ts";

const KERNEL = "ResizeNearestNeighborGrad";

/** What is used of tfjs's reference backend. */
interface Cpu {
  data: { get(id: object): { values: Float32Array } };
  makeTensorInfo(
    shape: number[],
    dtype: tf.DataType,
    values: Float32Array,
  ): tf.TensorInfo;
}

interface Attributes {
  alignCorners: boolean;
  halfPixelCenters: boolean;
}

/** Once, whichever engine is opened first. */
export function mendResizeNearest(): void {
  tf.unregisterKernel(KERNEL, "cpu");
  tf.registerKernel({
    kernelName: KERNEL,
    backendName: "cpu",
    kernelFunc({ inputs, attrs, backend }) {
      const { images, dy } = inputs as Record<string, tf.TensorInfo>;
      const cpu = backend as unknown as Cpu;
      const given = cpu.data.get(dy.dataId).values;
      const attributes = attrs as unknown as Attributes;
      const dx = backwards(given, images.shape, dy.shape, attributes);
      return cpu.makeTensorInfo(images.shape, images.dtype, dx);
    },
  });
}

/** `[batch, h, w, c]` of dy summed into `[batch, h', w', c]` of dx. */
function backwards(
  dy: Float32Array,
  [batch, height, width, channels]: number[],
  [, dyHeight, dyWidth]: number[],
  attributes: Attributes,
): Float32Array {
  const dx = new Float32Array(batch * height * width * channels);
  const rows = sources(dyHeight, height, attributes);
  const columns = sources(dyWidth, width, attributes);
  let from = 0;
  for (let b = 0; b < batch; b++) {
    for (const row of rows) {
      for (const column of columns) {
        const to = ((b * height + row) * width + column) * channels;
        for (let c = 0; c < channels; c++) dx[to + c] += dy[from++];
      }
    }
  }
  return dx;
}

/** Which of `old` rows each of `count` rows was made of. */
function sources(
  count: number,
  old: number,
  { alignCorners, halfPixelCenters }: Attributes,
): number[] {
  const ends = alignCorners && count > 1 ? 1 : 0;
  const scale = (old - ends) / (count - ends);
  return Array.from({ length: count }, (_, i) => {
    const at = scale * (halfPixelCenters ? i + 0.5 : i);
    const nearest = alignCorners ? Math.round(at) : Math.floor(at);
    return Math.max(0, Math.min(old - 1, nearest));
  });
}
