/**
 * NVIDIA's driver, asked itself: whether there is a GPU that TensorFlow could
 * compute on, with the wheel and the CUDA libraries that it needs for that.
 *
 * Source: cuda.h, the driver API (libcuda comes with the driver).
 */

/** What the driver says. */
export interface CudaDriver {
  /** The newest CUDA that it serves, such as `12.4`. */
  cuda: string;
  /** Names of the GPUs, in CUDA's order. */
  gpus: string[];
}

const LIBRARY = "libcuda.so.1";
const SYMBOLS = {
  cuInit: { parameters: ["u32"], result: "i32" },
  cuDriverGetVersion: { parameters: ["buffer"], result: "i32" },
  cuDeviceGetCount: { parameters: ["buffer"], result: "i32" },
  cuDeviceGet: { parameters: ["buffer", "i32"], result: "i32" },
  cuDeviceGetName: { parameters: ["buffer", "i32", "i32"], result: "i32" },
} as const satisfies Deno.ForeignLibraryInterface;
const NAME_BYTES = 256;

/**
 * Asks the driver, where it is there and may be asked.
 *
 * @returns undefined without a driver, or where it says that it cannot work
 */
export function cudaDriver(): CudaDriver | undefined {
  const permission = { name: "ffi", path: LIBRARY } as const;
  if (Deno.permissions.querySync(permission).state !== "granted") return;
  let c;
  try {
    // Never closed: it would take the GPU's state with it.
    c = Deno.dlopen(LIBRARY, SYMBOLS).symbols;
  } catch {
    return undefined;
  }
  if (c.cuInit(0) !== 0) return undefined;
  const [version, count, device] = [0, 0, 0].map(() => new Int32Array(1));
  c.cuDriverGetVersion(version);
  c.cuDeviceGetCount(count);
  const gpus = Array.from({ length: count[0] }, (_, i) => {
    const name = new Uint8Array(NAME_BYTES);
    c.cuDeviceGet(device, i);
    c.cuDeviceGetName(name, NAME_BYTES, device[0]);
    return new TextDecoder().decode(name.subarray(0, name.indexOf(0)));
  });
  const [major, minor] = [version[0] / 1000, version[0] % 1000 / 10];
  return { cuda: `${Math.floor(major)}.${minor}`, gpus };
}
