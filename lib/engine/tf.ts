/**
 * TensorFlow.js itself: one place that imports it, so all share one copy.
 *
 * The union package brings ops, layers and gradients; which backend computes
 * is chosen by `openEngine()`.
 */
export * from "@tensorflow/tfjs";
