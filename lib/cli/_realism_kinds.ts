/** What `data:realism` knows of each kind of picture. */
import {
  type Dataset,
  sampleFingerprints,
  sampleSignatures,
} from "@/data/mod.ts";
import {
  FINGERPRINT_MEASURES,
  type Measure,
  SIGNATURE_MEASURES,
} from "@/metrics/mod.ts";

/** One kind of picture: what is made of it by formula, and how it is judged. */
export interface RealismKind {
  /** What `--against` calls the pictures by formula */
  name: string;
  sample(options: { size: number; seed: number }): Dataset;
  measures: Measure[];
}

/** By what a data set shows. */
export const REALISM_KINDS: Partial<Record<Dataset["content"], RealismKind>> = {
  signature: {
    name: "signatures",
    sample: sampleSignatures,
    measures: SIGNATURE_MEASURES,
  },
  fingerprint: {
    name: "fingerprints",
    sample: sampleFingerprints,
    measures: FINGERPRINT_MEASURES,
  },
};
