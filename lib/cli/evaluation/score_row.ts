import {
  classifierScore,
  extractFeatures,
  type FeatureExtractor,
} from "@/metrics/mod.ts";
import { type Column, COLUMNS, type Row } from "./columns.ts";

/**
 * The Inception Score, by whatever network: it knows nothing of the real
 * pictures, so that it says something only beside their own.
 *
 * @param classifier Its numbers are logits of classes
 * @param columns Pictures, `[count, size, size]` in [0, 1]
 */
export async function scoreRow(
  classifier: FeatureExtractor,
  columns: Record<Column, Float32Array>,
  size: number,
): Promise<Row> {
  const { dim } = classifier;
  const values = {} as Row["values"];
  for (const column of COLUMNS) {
    const logits = await extractFeatures(classifier, columns[column], size);
    values[column] = classifierScore(softmax(logits, dim), dim);
  }
  return { name: "Inception Score", better: "higher", values };
}

/** p_k = exp(l_k) / sum_j exp(l_j) of each row, the greatest taken off first */
function softmax(logits: Float32Array, classes: number): Float32Array {
  const out = new Float32Array(logits.length);
  for (let at = 0; at < logits.length; at += classes) {
    const row = logits.subarray(at, at + classes);
    const most = Math.max(...row);
    let sum = 0;
    for (const logit of row) sum += Math.exp(logit - most);
    row.forEach((logit, k) => out[at + k] = Math.exp(logit - most) / sum);
  }
  return out;
}
