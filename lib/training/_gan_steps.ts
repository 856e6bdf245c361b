import { Adam, tf } from "@/engine/mod.ts";
import type { Scores } from "./events.ts";
import { compileGanStep, type GanInputs, type StepKind } from "./gan_step.ts";
import type { GanParts, GanTraining } from "./gan_training.ts";

/** The kinds of steps of a GAN, each compiled when it is first asked for. */
export class GanSteps {
  readonly optimizers: { generator: Adam; discriminator: Adam };
  #compile: (kind: StepKind) => ReturnType<typeof compileGanStep>;
  #compiled = new Map<string, ReturnType<typeof compileGanStep>>();

  constructor(parts: GanParts, training: GanTraining) {
    const { generator, discriminator } = parts;
    const { adamBeta1 } = training;
    const optimizers = {
      generator: new Adam(generator.trainable, { adamBeta1 }),
      discriminator: new Adam(discriminator.trainable, { adamBeta1 }),
    };
    this.optimizers = optimizers;
    this.#compile = (kind) => compileGanStep(parts, optimizers, training, kind);
  }

  /**
   * One step.
   *
   * @param inputs Are freed
   * @param meanwhile Is done while the step computes
   * @returns Its losses as numbers
   */
  async run(
    inputs: GanInputs,
    kind: StepKind,
    meanwhile?: () => void,
  ): Promise<Scores> {
    const terms = await this.#of(kind).runAsync(inputs, meanwhile);
    const losses = Object.fromEntries(
      Object.entries(terms).map(([name, term]) => [name, term.dataSync()[0]]),
    );
    tf.dispose([...Object.values(inputs), ...Object.values(terms)]);
    return losses;
  }

  dispose(): void {
    for (const step of this.#compiled.values()) step.dispose();
    for (const each of Object.values(this.optimizers)) each.dispose();
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
