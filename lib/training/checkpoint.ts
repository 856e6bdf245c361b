/**
 * A checkpoint as bytes: variables by name, and a JSON state beside them.
 *
 * One safetensors file, so that any reader of those can look into it.
 */
import { tf } from "@/engine/mod.ts";
import { decodeSafetensors, encodeSafetensors } from "@/formats/mod.ts";
import type { Variables } from "./ema.ts";

/** The variables and the state as a file. */
export function encodeCheckpoint(
  variables: Variables,
  state: unknown,
): Uint8Array<ArrayBuffer> {
  const tensors = Object.entries(variables).map(([name, variable]) =>
    [name, {
      dtype: "F32" as const,
      shape: variable.shape,
      data: variable.dataSync() as Float32Array,
    }] as const
  );
  return encodeSafetensors(Object.fromEntries(tensors), {
    state: JSON.stringify(state),
  });
}

/**
 * Gives the variables the values of the file, and returns its state.
 *
 * All is checked before anything is changed.
 *
 * @param bytes What `encodeCheckpoint` wrote
 * @param variables The same names and shapes; more in the file are left out
 * @throws {SyntaxError} If the file is damaged, or of another model
 */
export function restoreCheckpoint<State>(
  bytes: Uint8Array,
  variables: Variables,
): State {
  const { tensors, metadata } = decodeSafetensors(bytes);
  for (const [name, { shape }] of Object.entries(variables)) {
    const found = tensors[name];
    const fits = found?.dtype === "F32" &&
      tf.util.arraysEqual(found.shape, shape);
    if (fits) continue;
    throw new SyntaxError(
      `Cannot restore ${name} of shape [${shape}] in F32: the file has ` +
        (found ? `one of shape [${found.shape}] in ${found.dtype}` : "none"),
    );
  }
  const state = JSON.parse(metadata.state ?? "null") as State;
  tf.tidy(() => {
    for (const [name, variable] of Object.entries(variables)) {
      const { data, shape } = tensors[name];
      variable.assign(tf.tensor(data, shape));
    }
  });
  return state;
}
