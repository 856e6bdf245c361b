/**
 * Lists of independent jobs: each gives the same result wherever, whenever
 * and however often it is done.
 *
 * `shardOf()` parts a list among machines, `inWorkers()` among the cores of
 * one, where a worker's module calls `serve()`.
 */
export * from "./in_workers.ts";
export * from "./serve.ts";
export * from "./shard.ts";
