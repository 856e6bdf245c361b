/** How tfjs's paddings are put to TensorFlow, which rounds down only. */
import type * as tf from "../tf.ts";

/** Before and after, for each axis. */
export type Paddings = [number, number][];

type ConvInfo = tf.backend_util.Conv2DInfo | tf.backend_util.Conv3DInfo;

/** Whether TensorFlow knows the padding by name. */
export function isNamed({ padInfo: { type } }: ConvInfo): boolean {
  return type === "VALID" || type === "SAME";
}

/**
 * What to pad so that the last window ends where tfjs's rounding puts it.
 *
 * @param info Channels last
 * @returns For `[batch, …, channels]`
 */
export function exactPaddings(info: ConvInfo): Paddings {
  const { padInfo } = info;
  const spatial: Paddings = [
    [padInfo.top, after(info, "Height", padInfo.top)],
    [padInfo.left, after(info, "Width", padInfo.left)],
  ];
  if ("front" in padInfo) {
    spatial.unshift([padInfo.front, after(info, "Depth", padInfo.front)]);
  }
  return [[0, 0], ...spatial, [0, 0]];
}

function after(info: ConvInfo, axis: string, before: number): number {
  const of = (what: string) =>
    (info as unknown as Record<string, number>)[what + axis];
  const used = (of("out") - 1) * of("stride") + of("effectiveFilter");
  return Math.max(0, used - of("in") - before);
}
