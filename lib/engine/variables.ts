/**
 * tfjs's variables over values that change in place.
 *
 * A `tf.Variable` shares its value with its clones, and with the tensor that
 * it was made of. Before a value is updated in place, the variable moves to a
 * value of its own and leaves the old one to the others.
 */
import type { Backend, TensorData } from "./backend.ts";
import * as tf from "./tf.ts";

/** What a variable has outside of the step that is being traced. */
interface Home {
  id: number;
  dataId: object;
  data: TensorData;
}

/** Set while a step is traced. */
let homes: Map<tf.Variable, Home> | undefined;

/** Makes the variable the only holder of its value. */
export function detach(backend: Backend, variable: tf.Variable): void {
  const data = backend.tensorMap.get(variable.dataId);
  const home = homes?.get(variable);
  if (home && data.id !== home.id) return settle(backend, variable, home);
  const held = home?.dataId === variable.dataId ? 1 : 0;
  if (data.refCount - held <= 1) return;
  const [id] = backend.getInputTensorIds([variable]);
  data.id = backend.binding.copyOf(id);
  rebind(backend, variable, id);
}

/** In a trace: `variable.assign(x)` becomes a write before the next one. */
function settle(backend: Backend, variable: tf.Variable, home: Home): void {
  const { binding, tensorMap } = backend;
  const { id } = tensorMap.get(variable.dataId);
  const aliased = home.data.id === home.id && home.data.refCount > 1;
  if (aliased) home.data.id = binding.copyOf(home.id);
  binding.recording!.assign(home.id, id);
  rebind(backend, variable, home.id);
}

/** Lets the variable stand for the value `id`, with new book-keeping. */
function rebind(backend: Backend, variable: tf.Variable, id: number): void {
  const { shape, dtype } = backend.tensorMap.get(variable.dataId);
  const dataId = {};
  const data = { shape, dtype, id, values: null, refCount: 0 };
  backend.tensorMap.set(dataId, data);
  move(backend, variable, dataId);
}

function move(backend: Backend, variable: tf.Variable, dataId: object): void {
  tf.engine().disposeTensor(variable);
  variable.dataId = dataId;
  tf.engine().incRef(variable, backend);
}

/**
 * Remembers what all variables stand for, while a step is traced.
 *
 * @returns The variables by the id of their value
 */
export function holdVariables(backend: Backend): Map<number, tf.Variable> {
  const all = Object.values(tf.engine().registeredVariables);
  for (const variable of all) detach(backend, variable);
  const ids = backend.getInputTensorIds(all);
  homes = new Map(all.map((variable, i) => {
    const { dataId } = variable;
    const data = backend.tensorMap.get(dataId);
    data.refCount++; // an assignment in the trace must not free it
    return [variable, { id: ids[i], dataId, data }];
  }));
  return new Map(all.map((variable, i) => [ids[i], variable]));
}

/** Gives each variable its own value back; before recording ends. */
export function releaseVariables(backend: Backend): void {
  for (const [variable, { id, dataId, data }] of homes ?? []) {
    data.id = id; // a clone inside the step may have taken it over
    if (variable.dataId !== dataId) move(backend, variable, dataId);
    data.refCount--;
  }
  homes = undefined;
}

/** In a trace: what was assigned and not yet written is written at the end. */
export function writeAssigned(backend: Backend): void {
  const { recording } = backend.binding;
  const assigned = [...homes ?? []].flatMap(([variable, { id }]) => {
    const [value] = backend.getInputTensorIds([variable]);
    return value === id ? [] : [{ id, value }];
  });
  // All values first: variables may have been exchanged.
  const isVariable = new Set([...homes?.values() ?? []].map(({ id }) => id));
  for (const one of assigned) {
    if (isVariable.has(one.value)) one.value = recording!.copyOf(one.value);
  }
  for (const { id, value } of assigned) recording!.assign(id, value);
}
