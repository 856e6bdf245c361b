/**
 * The choice of engine: the one file that knows them all.
 *
 *   tensorflow  TensorFlow's own library under tfjs, by FFI; CPU or CUDA
 *   webgpu      tfjs's WebGPU backend on Deno's navigator.gpu
 *   wasm        tfjs's WASM backend, with the missing kernels composed
 *   cpu         tfjs's reference backend: slow, the yardstick
 */
import { currentBackend, useTensorFlow } from "./backend.ts";
import { mendResizeNearest } from "./cpu/resize_nearest.ts";
import { mendLeakyRelu } from "./fused/leaky_relu.ts";
import { type FindOptions, findTensorFlow } from "./library/find.ts";
import { type Precision, usePrecision } from "./precision.ts";
import { mendAvgPool } from "./second_order/avg_pool.ts";
import { mendSavedOutputs } from "./second_order/saved_outputs.ts";
import * as tf from "./tf.ts";
import { UserError } from "./user_error.ts";

/** The engines by name. */
export const ENGINES = ["tensorflow", "webgpu", "wasm", "cpu"] as const;
export type EngineName = typeof ENGINES[number];

/** What is asked for. */
export interface EngineOptions extends FindOptions {
  /** One engine, or "auto": the first of the list that is there, or the one
   * that `INKPRINT_ENGINE` names. */
  engine?: EngineName | "auto";
  /** Of the products in steps that are compiled from now on; default: fp32.
   * The others need TensorFlow. */
  precision?: Precision;
}

/** What was chosen, and why. */
export interface Engine {
  name: EngineName;
  /** One line for the start of a run. */
  why: string;
  /** What TensorFlow computes on, such as `CPU:0`, `GPU:0`. */
  devices?: string[];
}

/**
 * Makes an engine the one that tfjs computes with.
 *
 * @throws {UserError} If the engine that is asked for by name, or in
 * `INKPRINT_ENGINE`, is not there, or has not that precision
 */
export async function openEngine(
  options: EngineOptions = {},
): Promise<Engine> {
  prepare();
  return withPrecision(await open(options), options.precision ?? "fp32");
}

function withPrecision(engine: Engine, precision: Precision): Engine {
  usePrecision(precision);
  if (precision === "fp32") return engine;
  if (engine.name !== "tensorflow") {
    throw new UserError(
      `Precision ${precision} needs the engine tensorflow: current engine is ` +
        engine.name,
    );
  }
  return { ...engine, why: `${engine.why}, products in ${precision}` };
}

async function open(options: EngineOptions): Promise<Engine> {
  const { engine: asked = "auto", threads = 0 } = options;
  const engine = asked === "auto" ? engineOfEnvironment() : asked;
  checkThreads(threads);
  if (engine !== "auto") return await OPEN[engine](options);
  try {
    return await OPEN.tensorflow(options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    options.report?.(`${error.message}; continuing on another engine`);
  }
  const gpu = await navigator.gpu?.requestAdapter();
  // An adapter of software alone is no GPU: WASM starts sooner.
  const found = gpu && !gpu.info.isFallbackAdapter;
  return await (found ? OPEN.webgpu : OPEN.wasm)(options);
}

/** A notebook has no flags: its kernel takes the choice from here. */
function engineOfEnvironment(): EngineName | "auto" {
  const named = Deno.env.get("INKPRINT_ENGINE") || "auto";
  const known = ENGINES.find((one) => one === named);
  if (known || named === "auto") return known ?? "auto";
  throw new UserError(
    `INKPRINT_ENGINE must be one of auto, ${ENGINES.join(", ")}: ` +
      `current value is ${named}`,
  );
}

const MAX_THREADS = 1024;

function checkThreads(threads: number): void {
  const fits = Number.isInteger(threads) && threads >= 0 &&
    threads <= MAX_THREADS;
  if (fits) return;
  throw new UserError(
    `Threads must be a whole number from 0 (all cores) to ${MAX_THREADS}: ` +
      `current value is ${threads}`,
  );
}

let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  // tfjs's banner that recommends installing tfjs-node is of no use here.
  tf.env().set("IS_NODE", false);
  mendLeakyRelu();
  mendAvgPool();
  mendSavedOutputs();
  mendResizeNearest();
}

type Open = (options: EngineOptions) => Promise<Engine>;

const OPEN: Record<EngineName, Open> = {
  async tensorflow(options) {
    if (tf.findBackend("tensorflow")) {
      await tf.setBackend("tensorflow");
      const why = "TensorFlow, opened before";
      return { name: "tensorflow", why, devices: devices() };
    }
    const found = await findTensorFlow(options);
    if ("reasons" in found) {
      const reasons = found.reasons.join("; ");
      throw new UserError(`There is no TensorFlow to use: ${reasons}`);
    }
    const { tensorflow, from } = found;
    await useTensorFlow(tensorflow);
    const device = devices().some((one) => one.startsWith("GPU"))
      ? "GPU"
      : "CPU";
    const why = `TensorFlow ${tensorflow.version} on the ${device}, ${from}`;
    return { name: "tensorflow", why, devices: devices() };
  },

  async webgpu() {
    const adapter = await navigator.gpu?.requestAdapter();
    if (!adapter) {
      throw new UserError("There is no WebGPU adapter on this machine");
    }
    await import("@tensorflow/tfjs-backend-webgpu");
    if (!await tf.setBackend("webgpu")) {
      throw new UserError("tfjs's WebGPU backend does not start on this GPU");
    }
    const { isFallbackAdapter, description, vendor } = adapter.info;
    const device = description || vendor || "this GPU";
    const kind = isFallbackAdapter ? ", in software" : "";
    const why = `tfjs's WebGPU backend on ${device}${kind}`;
    return { name: "webgpu", why };
  },

  async wasm() {
    const { useWasm } = await import("./wasm/mod.ts");
    await useWasm();
    return { name: "wasm", why: "tfjs's WASM backend, with no TensorFlow" };
  },

  async cpu() {
    await tf.setBackend("cpu");
    return { name: "cpu", why: "tfjs's reference backend: slow" };
  },
};

/** TensorFlow's devices by the end of their names: `CPU:0`, `GPU:0`. */
function devices(): string[] {
  return currentBackend()!.binding.tensorflow.devices
    .map((name) => name.split("device:").at(-1)!);
}
