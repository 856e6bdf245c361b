/** The plan of the house, as `lint_rooms.ts` holds it. */

/** What each room may import besides itself, npm and std. */
export const MAY_IMPORT: Record<string, string[] | "all"> = {
  engine: [],
  image: [],
  data: ["engine", "image"],
  models: ["engine", "image"],
  losses: ["engine", "image"],
  metrics: ["engine", "image"],
  formats: ["engine", "image"],
  viz: ["engine", "image"],
  training: ["engine", "losses", "formats"],
  jobs: ["engine"], // for its UserError
  cli: "all",
};

/** Where files, processes and sockets may be touched. */
export const MAY_TOUCH = [
  "lib/data/",
  "lib/formats/",
  "lib/training/run_folder",
  "lib/training/stop_button",
  "lib/engine/library",
  "lib/engine/native",
  "lib/viz/live",
  "lib/jobs/",
  "lib/cli/",
];

/** How many lines of code a file may have. */
export const MAX_CODE_LINES = 150;
