/**
 * Lists of independent jobs: each gives the same result wherever, whenever
 * and however often it is done.
 *
 * `shardOf()` parts a list among machines, `inWorkers()` among the cores of
 * one, where a worker's module calls `serve()`. A search for settings draws
 * `trialsOf()` a space, and `nextJob()` says which to train on.
 */
export * from "./halving.ts";
export * from "./in_lanes.ts";
export * from "./in_workers.ts";
export * from "./journal.ts";
export * from "./run_program.ts";
export * from "./search_space.ts";
export * from "./serve.ts";
export * from "./shard.ts";
