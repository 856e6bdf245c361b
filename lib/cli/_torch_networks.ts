/** Networks of PyTorch that can be brought, and what they are here. */
import * as z from "zod";
import { Random, UserError } from "@/engine/mod.ts";
import {
  dcganGeneratorFromTorch,
  fcGeneratorFromTorch,
} from "@/formats/mod.ts";
import { DCGAN_FLAGS, GAN_FLAGS } from "./_gan_options.ts";
import { DCGAN_NETWORKS, FC_NETWORKS } from "./_gan_recipe.ts";
import { defaultsOf, type Flags, type FlagTable } from "./flags.ts";

/** Options that a state_dict tells; the others have their defaults. */
interface Facts {
  data: string;
  size: number;
  latentDim: number;
  width?: number;
}

/** No classes, and weights that are replaced. */
const fresh = () => [0, new Random(1), 0.1] as const;

/** By their names; `kind` is that of the run. */
export const TORCH_NETWORKS = {
  fcgan: {
    kind: "gan",
    convert: fcGeneratorFromTorch,
    build(facts: Facts) {
      const options = fitting(GAN_FLAGS, facts);
      const generator = FC_NETWORKS.generator(options, ...fresh());
      return { options, generator };
    },
  },
  dcgan: {
    kind: "dcgan",
    convert: dcganGeneratorFromTorch,
    build(facts: Facts) {
      const options = fitting(DCGAN_FLAGS, facts);
      const generator = DCGAN_NETWORKS.generator(options, ...fresh());
      return { options, generator };
    },
  },
};

export type TorchNetwork = keyof typeof TORCH_NETWORKS;

/**
 * The options of a run with such a network.
 *
 * @throws {UserError} If one is over the limits of its flag
 */
function fitting<Table extends FlagTable>(
  flags: Table,
  facts: Facts,
): Flags<Table> {
  const result = z.object(flags).safeParse({ ...defaultsOf(flags), ...facts });
  if (result.success) return result.data as Flags<Table>;
  const { path: [name], message } = result.error.issues[0];
  throw new UserError(
    `Cannot take this state_dict as its ${String(name)} is ` +
      `${facts[name as keyof Facts]}: ${message}`,
  );
}
