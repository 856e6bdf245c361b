/**
 * tfjs's variables over values that change in place.
 *
 * A `tf.Variable` shares its value with its clones, and with the tensor that
 * it was made of. Before a value is updated in place, the variable moves to a
 * value of its own and leaves the old one to the others.
 */
import type { Backend } from "./backend.ts";
import * as tf from "./tf.ts";

/** Makes the variable the only holder of its value. */
export function detach(backend: Backend, variable: tf.Variable): void {
  const data = backend.tensorMap.get(variable.dataId);
  if (data.refCount <= 1) return;
  const [id] = backend.getInputTensorIds([variable]);
  data.id = backend.binding.copyOf(id);
  rebind(backend, variable, id);
}

/** Lets the variable stand for the value `id`, with new book-keeping. */
export function rebind(
  backend: Backend,
  variable: tf.Variable,
  id: number,
): void {
  const { shape, dtype } = backend.tensorMap.get(variable.dataId);
  const dataId = {};
  tf.engine().disposeTensor(variable);
  variable.dataId = dataId;
  backend.tensorMap.set(dataId, {
    shape,
    dtype,
    id,
    values: null,
    refCount: 0,
  });
  tf.engine().incRef(variable, backend);
}
