import { run } from "./_command.ts";

/**
 * What `doctor` prints. In a process of its own, as all tests of WebGPU: a
 * driver in software may break a process that also holds TensorFlow.
 */
export async function told(args: string): Promise<string> {
  return (await run("doctor", args)).stdout;
}
