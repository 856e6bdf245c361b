/** Kernels on strings: n-grams, split, hash. */
import { bool, int, runOp, setKernel, string, type } from "./_kernel.ts";

/** Registers StringNGrams, StringSplit and StringToHashBucketFast. */
export function setStringKernels(): void {
  setKernel(
    "StringNGrams",
    ({ inputs, attrs, backend }) =>
      runOp(backend, "StringNGrams", {
        inputs: [inputs.data, inputs.dataSplits],
        attributes: [
          string("separator", attrs.separator),
          int("ngram_widths", attrs.nGramWidths),
          string("left_pad", attrs.leftPad),
          string("right_pad", attrs.rightPad),
          int("pad_width", attrs.padWidth),
          bool("preserve_short_sequences", attrs.preserveShortSequences),
          type("Tsplits", "int32"),
        ],
        outputs: 2,
      }),
  );

  setKernel(
    "StringSplit",
    ({ inputs, attrs, backend }) =>
      runOp(backend, "StringSplit", {
        inputs: [inputs.input, inputs.delimiter],
        attributes: [bool("skip_empty", attrs.skipEmpty)],
        outputs: 3,
      }),
  );

  setKernel(
    "StringToHashBucketFast",
    ({ inputs, attrs, backend }) =>
      runOp(backend, "StringToHashBucketFast", {
        inputs: [inputs.input],
        attributes: [int("num_buckets", attrs.numBuckets)],
      })[0],
  );
}
