/** What `bench:data` measures: one command a row, as it is typed. */

/** A command and how much it does. */
export interface DataRow {
  name: string;
  about: string;
  /** The task, such as `data:signatures` */
  task: string;
  /** Its flags, divided at spaces */
  args: string;
  /** How many it makes or reads */
  count: number;
  /** Made before the clock starts, in an empty folder: what is read */
  prepare?: (dir: string) => Promise<void>;
}

/** In the order they are run; `DIR` in `args` is the row's own folder. */
export const DATA_ROWS: DataRow[] = [
  {
    name: "signatures-64",
    about: "signatures at 64 px with trajectories",
    task: "data:signatures",
    args:
      "--writers 200 --per-writer 24 --forgeries 0 --size 64 --out DIR/made",
    count: 4800,
  },
  {
    name: "fingerprints-256",
    about: "fingerprints at 256 px, each of another finger",
    task: "data:fingerprints",
    args: "--people 240 --fingers 1 --size 256 --out DIR/made",
    count: 240,
  },
  {
    name: "fingerprints-256-8",
    about: "fingerprints at 256 px, 8 impressions of each finger",
    task: "data:fingerprints",
    args: "--people 48 --fingers 1 --impressions 8 --size 256 --out DIR/made",
    count: 384,
  },
];
