/** Prints what NVIDIA's driver says, and TensorFlow's places in order. */
import { candidates } from "@/engine/library/candidates.ts";
import { cudaDriver } from "@/engine/native/cuda.ts";

const driver = cudaDriver() ?? null;
const hasGpu = (driver?.gpus.length ?? 0) > 0;
const wheel = JSON.parse(Deno.args[0]);
const places = await Array.fromAsync(candidates(wheel, hasGpu));
console.log(JSON.stringify({ driver, places: places.map(({ from }) => from) }));
