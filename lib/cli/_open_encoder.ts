/** The encoders that come with the house: one for each domain. */
import { tf } from "@/engine/mod.ts";
import { decodeTfjsModel, type TfjsModelFiles } from "@/formats/mod.ts";
import { type FeatureExtractor, networkExtractor } from "@/metrics/mod.ts";

/** The domains that have an encoder. */
export const ENCODER_DOMAINS = ["signatures", "fingerprints"] as const;

/**
 * The encoder of a domain, as `train:encoder` made it of pictures by formula;
 * the engine must be open.
 *
 * @param folder Where its files are; default: those of the house
 */
export async function openEncoder(
  domain: typeof ENCODER_DOMAINS[number],
  folder: URL = new URL(`../metrics/encoders/${domain}/`, import.meta.url),
): Promise<FeatureExtractor & { dispose(): void }> {
  const read = (name: string) => Deno.readFile(new URL(name, folder));
  const files: TfjsModelFiles = {
    "model.json": await read("model.json"),
    "weights.bin": await read("weights.bin"),
  };
  const model = await tf.loadLayersModel(
    tf.io.fromMemory(decodeTfjsModel(files)),
  );
  const dispose = () => {
    model.dispose();
  };
  return { ...networkExtractor(model, `encoder of ${domain}`), dispose };
}
