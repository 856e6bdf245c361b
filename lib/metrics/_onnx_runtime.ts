/** The runtime of a user's network, as far as it is used here. */
import { UserError } from "@/engine/user_error.ts";

/**
 * Loaded when it is asked for, and not before: 140 MB. For that it must not
 * stand in deno.json, as all that does is fetched at once.
 */
const LIBRARY = "npm:onnxruntime-web@1.30.0";

/** What is used of it. */
export interface Runtime {
  env: { wasm: { numThreads: number } };
  InferenceSession: {
    create(bytes: Uint8Array, how: object): Promise<Session>;
  };
  Tensor: new (type: "float32", data: Float32Array, shape: number[]) => object;
}
export interface Session {
  inputNames: string[];
  outputNames: string[];
  inputMetadata: {
    isTensor: boolean;
    type?: string;
    shape?: (number | string)[];
  }[];
  run(inputs: Record<string, object>): Promise<
    Record<string, { data: ArrayLike<number> }>
  >;
}

/** Loads the runtime. */
export async function loadRuntime(): Promise<Runtime> {
  const runtime = await import(LIBRARY) as Runtime;
  runtime.env.wasm.numThreads = 1; // its own threads need a browser's workers
  return runtime;
}

/** How a network takes pictures. */
export interface Input {
  /** Pictures at a time; nothing: any number */
  batch?: number;
  colors: number;
  colorsFirst: boolean;
  size?: number;
}

/**
 * How a network takes pictures.
 *
 * @throws {UserError} If it takes something else
 */
export function inputOf(session: Session, name: string): Input {
  const [first, ...others] = session.inputMetadata;
  const shape = first?.shape ?? [];
  const told = (x: number | string) => typeof x === "number" ? x : undefined;
  const isColors = (x: number | string) => x === 1 || x === 3;
  const isPictures = others.length === 0 && first.isTensor &&
    first.type === "float32" && shape.length === 4 &&
    (isColors(shape[1]) || isColors(shape[3]));
  if (!isPictures) {
    throw new UserError(
      `${name} is no network for pictures: it must take one float32 of ` +
        `[n, 1 or 3, h, w] or [n, h, w, 1 or 3], and takes ` +
        session.inputMetadata.map((one) =>
          one.isTensor ? `${one.type} [${one.shape}]` : "no tensor"
        ).join(" and "),
    );
  }
  const colorsFirst = isColors(shape[1]);
  return {
    batch: told(shape[0]),
    colors: Number(colorsFirst ? shape[1] : shape[3]),
    colorsFirst,
    size: told(shape[2]),
  };
}
