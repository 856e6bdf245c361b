import { Adam, tf } from "@/engine/mod.ts";
import { named, type Variables } from "./ema.ts";
import type { Scores } from "./events.ts";
import { compileGanStep, type GanInputs, type StepKind } from "./gan_step.ts";
import type { GanParts, GanTraining } from "./gan_training.ts";

/** The kinds of steps of a GAN, each compiled when it is first asked for. */
export class GanSteps {
  readonly variables: Variables;
  #optimizers: { generator: Adam; discriminator: Adam };
  #training: GanTraining;
  #compile: (kind: StepKind) => ReturnType<typeof compileGanStep>;
  #compiled = new Map<string, ReturnType<typeof compileGanStep>>();

  constructor(parts: GanParts, training: GanTraining) {
    const { generator, discriminator } = parts;
    const { adamBeta1 } = training;
    const optimizers = {
      generator: new Adam(generator.trainable, { adamBeta1 }),
      discriminator: new Adam(discriminator.trainable, { adamBeta1 }),
    };
    this.#optimizers = optimizers;
    this.#training = training;
    this.variables = {
      ...named("adam/generator", optimizers.generator.state),
      ...named("adam/discriminator", optimizers.discriminator.state),
    };
    this.#compile = (kind) => compileGanStep(parts, optimizers, training, kind);
  }

  /** Both learning rates, as shares of what was asked for. */
  setRates(left: number): void {
    const { learningRate, discriminatorRate } = this.#training;
    this.#optimizers.generator.learningRate = left * learningRate;
    this.#optimizers.discriminator.learningRate = left * discriminatorRate;
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
    for (const each of Object.values(this.#optimizers)) each.dispose();
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
