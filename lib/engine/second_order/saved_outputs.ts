/**
 * Second derivatives of functions whose first is made of their own value.
 *
 *   tanh' = 1 - y^2,  sigmoid' = y (1 - y),  exp' = y   with y = f(x)
 *
 * tfjs notes the copy of y that it saves for such a gradient before the
 * function itself. So, going back, the copy comes after the function: what
 * flows into it is lost, and the second derivative is wrong without a word
 * (that of exp is 0). Here such copies are noted after the function.
 */
import * as tf from "../tf.ts";

/** An op as tfjs notes it on the way forward. */
interface TapeNode {
  inputs: Record<string, tf.Tensor>;
  outputs: tf.Tensor[];
}

/** What is used of tfjs's engine; private in its types. */
interface Taping {
  state: { activeTape: TapeNode[] };
  addTapeNode(
    kernelName: string,
    inputs: TapeNode["inputs"],
    outputs: tf.Tensor[],
    gradient: unknown,
    saved: tf.Tensor[],
    attributes: unknown,
  ): void;
}

/** Once, on whichever engine. */
export function mendSavedOutputs(): void {
  const engine = tf.engine() as unknown as Taping;
  const { addTapeNode } = engine;
  engine.addTapeNode = function (...node) {
    addTapeNode.apply(this, node);
    const [, , outputs, , saved] = node;
    if (saved.length > 0) moveCopies(this.state.activeTape, outputs, saved);
  };
}

/** Moves copies of the last node's outputs behind it. */
function moveCopies(
  tape: TapeNode[],
  outputs: tf.Tensor[],
  saved: tf.Tensor[],
): void {
  const isCopy = (node: TapeNode) =>
    saved.includes(node.outputs[0]) && outputs.includes(node.inputs.x);
  // The copies of what is saved stand right before the node.
  const from = Math.max(0, tape.length - 1 - saved.length);
  const tail = tape.slice(from);
  if (!tail.some(isCopy)) return;
  const others = tail.filter((node) => !isCopy(node));
  tape.splice(from, tail.length, ...others, ...tail.filter(isCopy));
}
