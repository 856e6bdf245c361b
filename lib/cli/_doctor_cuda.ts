/** What `deno task doctor` says of CUDA. */
import type { CudaDriver } from "@/engine/mod.ts";

const CURE =
  "pip install tensorflow[and-cuda] in the active Python, and leave " +
  "INKPRINT_LIBTENSORFLOW unset";
/** What TensorFlow 2.21's wheel is built for. */
const NEEDS = 12;

/**
 * Whether TensorFlow computes on a GPU, or what is missing for that.
 *
 * @param driver NVIDIA's, where there is one
 * @param devices Of the TensorFlow that was opened, where one was
 */
export function cudaSentence(
  driver: CudaDriver | undefined,
  devices: string[] = [],
): string {
  const used = devices.filter((name) => name.startsWith("GPU"));
  const names = driver?.gpus.join(", ");
  if (used.length > 0) {
    return `CUDA: yes, TensorFlow computes on ${used.join(", ")} (${names})`;
  }
  if (!driver) {
    return "CUDA: no NVIDIA driver here (libcuda.so.1); with a GPU of theirs: " +
      `install the driver, then ${CURE}`;
  }
  const served = `the driver serves CUDA ${driver.cuda}`;
  if (driver.gpus.length === 0) return `CUDA: no GPU here, though ${served}`;
  if (Number.parseFloat(driver.cuda) < NEEDS) {
    return `CUDA: ${served}, and TensorFlow's wheel needs ${NEEDS} or newer: ` +
      `a newer driver for ${names}`;
  }
  return `CUDA: ${names} is not used, though ${served}: this TensorFlow has no ` +
    `CUDA, or does not find its libraries; ${CURE}`;
}
