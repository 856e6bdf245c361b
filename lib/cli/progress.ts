/**
 * How far a run is: one living line on a terminal, now and then a line in a
 * log, nothing with `--quiet`.
 *
 * The clock is the caller's: each update brings its time in milliseconds.
 */

const BAR_CELLS = 20;
/** A terminal is redrawn ten times a second at most. */
const TERMINAL_MILLISECONDS = 100;
const LOG_MILLISECONDS = 15_000;

/** Where a run stands. */
export interface Progress {
  step: number;
  total: number;
  /** Steps per second; unknown at the first step. */
  rate?: number;
  /** Said in the place of steps and rate, where those mean nothing. */
  state?: string;
  /** Shown after the time, by name. */
  losses?: Record<string, number>;
}

/** Where and how a {@linkcode ProgressLine} writes. */
export interface ProgressOptions {
  /** Before the bar, such as `train`. */
  label?: string;
  quiet?: boolean;
  isTerminal?: boolean;
  /** Characters in a line of the terminal. */
  columns?: () => number;
  write?: (text: string) => void;
}

/**
 * One line that says how far a run is; what does not fit is cut off.
 *
 * @example Forty steps to go, five a second
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * const line = formatProgress({ step: 50, total: 90, rate: 5 }, { bar: false });
 * strictEqual(line, "50/90  5.0/s  0:08 left");
 * ```
 */
export function formatProgress(
  { step, total, rate, state, losses = {} }: Progress,
  { label = "", bar = true, columns = Infinity } = {},
): string {
  const part = total > 0 ? Math.min(step / total, 1) : 0;
  const filled = Math.floor(part * BAR_CELLS);
  const cells = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
  const digits = String(total).length;
  const line = [
    label,
    bar && cells,
    ...(state !== undefined ? [state] : [
      `${String(step).padStart(digits)}/${total}`,
      rate && `${formatRate(rate)}/s`,
      rate && `${formatSeconds(Math.max(total - step, 0) / rate)} left`,
    ]),
    ...Object.entries(losses).map(([name, x]) => `${name} ${formatLoss(x)}`),
  ].filter(Boolean).join("  ");
  return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

/** Seconds as `m:ss` or `h:mm:ss`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return whole < 3600
    ? `${Math.floor(whole / 60)}:${two(whole % 60)}`
    : `${Math.floor(whole / 3600)}:${two(whole / 60 % 60)}:${two(whole % 60)}`;
}

/** Writes the progress of one run to stderr. */
export class ProgressLine {
  #options: Required<ProgressOptions>;
  #first?: { step: number; now: number };
  #written = -Infinity;
  #current = "";

  /** @param options The defaults write to stderr as it is */
  constructor(options: ProgressOptions = {}) {
    this.#options = {
      label: "",
      quiet: false,
      isTerminal: Deno.stderr.isTerminal(),
      columns: stderrColumns,
      write: (text) => Deno.stderr.writeSync(new TextEncoder().encode(text)),
      ...options,
    };
  }

  /** Begins another count, with a clock of its own. */
  begin(label: string): void {
    this.done();
    this.#options.label = label;
    this.#first = undefined;
    this.#written = -Infinity;
  }

  /** Shows where the run stands, unless that was shown a moment ago. */
  update(progress: Progress, now: number): void {
    const { quiet, isTerminal, label, columns, write } = this.#options;
    this.#first ??= { step: progress.step, now };
    const pause = isTerminal ? TERMINAL_MILLISECONDS : LOG_MILLISECONDS;
    const isLast = progress.step >= progress.total;
    if (quiet || (now - this.#written < pause && !isLast)) return;
    this.#written = now;
    const { step, now: start } = this.#first;
    const rate = now > start
      ? 1000 * (progress.step - step) / (now - start)
      : 0;
    const known = { rate, ...progress };
    if (isTerminal) {
      // The last cell stays free: some terminals wrap when it is filled.
      this.#current = formatProgress(known, { label, columns: columns() - 1 });
      write(`\r${this.#current}\x1b[K`);
    } else {
      write(`${formatProgress(known, { label, bar: false })}\n`);
    }
  }

  /** Writes a line above the progress. */
  note(text: string): void {
    const { quiet, isTerminal, write } = this.#options;
    if (quiet) return;
    write(isTerminal ? `\r${text}\x1b[K\n${this.#current}` : `${text}\n`);
  }

  /** Leaves the line as it is and goes on below it. */
  done(): void {
    if (this.#current) this.#options.write("\n");
    this.#current = "";
  }
}

function stderrColumns(): number {
  try {
    return Deno.consoleSize().columns;
  } catch {
    return 80; // no terminal on any of the three streams
  }
}

function formatRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}

function formatLoss(loss: number): string {
  return Math.abs(loss) >= 100 ? loss.toFixed(1) : loss.toPrecision(3);
}
