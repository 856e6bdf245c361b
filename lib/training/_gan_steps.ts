import { tf } from "@/engine/mod.ts";
import type { Scores } from "./events.ts";
import {
  compileGanStep,
  type GanInputs,
  type GanOptimizers,
  type StepKind,
} from "./gan_step.ts";
import type { GanParts, GanTraining } from "./gan_training.ts";

/** The kinds of steps of a GAN, each compiled when it is first asked for. */
export class GanSteps {
  #compile: (kind: StepKind) => ReturnType<typeof compileGanStep>;
  #compiled = new Map<string, ReturnType<typeof compileGanStep>>();

  constructor(
    parts: GanParts,
    optimizers: GanOptimizers,
    training: GanTraining,
  ) {
    this.#compile = (kind) => compileGanStep(parts, optimizers, training, kind);
  }

  /**
   * One step.
   *
   * @param inputs Are freed
   * @returns Its losses as numbers
   */
  async run(inputs: GanInputs, kind: StepKind): Promise<Scores> {
    const terms = await this.#of(kind).runAsync(inputs);
    const losses = Object.fromEntries(
      Object.entries(terms).map(([name, term]) => [name, term.dataSync()[0]]),
    );
    tf.dispose([...Object.values(inputs), ...Object.values(terms)]);
    return losses;
  }

  dispose(): void {
    for (const step of this.#compiled.values()) step.dispose();
  }

  #of(kind: StepKind) {
    const key = JSON.stringify(kind);
    const known = this.#compiled.get(key);
    if (known) return known;
    const made = this.#compile(kind);
    this.#compiled.set(key, made);
    return made;
  }
}
