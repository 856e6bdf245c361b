/**
 * A page in the browser whose plots change while one looks at them.
 *
 * It is nodeplotlib's: its server, its sockets, its page. Three things are
 * done otherwise than by its `plot()`: the server listens on 127.0.0.1 alone,
 * plotly comes from npm instead of from the net, and the page stays when its
 * last reader leaves. One fault of the page is mended on the way.
 */
import { createRequire } from "node:module";
import { extname } from "@std/path";
import { panelsOf, type Plot } from "./plot.ts";
import { type Figure, toPlotly } from "./to_plotly.ts";

/** A page that is open. */
export interface LivePage {
  /** Where a browser finds it. */
  url: string;
  /** Shows a plot in place of the one before, a card for each panel. */
  draw(plot: Plot): void;
  close(): Promise<void>;
}

/** A value that tells its readers when it changes (of rxjs). */
interface Subject<T> {
  value: T;
  next(value: T): void;
}

interface Request {
  path: string;
}
interface Response {
  type(kind: string): Response;
  send(text: string): void;
}

/** A server (of NestJS), as far as it is used. */
interface Application {
  use(
    answer: (ask: Request, response: Response, next: () => void) => void,
  ): void;
  listen(port: number, host: string): Promise<void>;
  getHttpServer(): { address(): { port: number } };
  get<T>(kind: unknown): T;
  close(): Promise<void>;
}

interface Plots {
  addPlot(plot: { data: unknown; layout: unknown; config: unknown }): void;
}

/** A tab that comes late, or again, is told everything within this time. */
const AGAIN_MILLISECONDS = 2000;
/** Pixels; without it, cards cover each other. */
const CARD_HEIGHT = 380;
/** Of a title. */
const LINE_HEIGHT = 22;
const HOST = "127.0.0.1";

/** Opens a page, without plots at first; the caller closes it. */
export async function openLivePage(): Promise<LivePage> {
  const { app, plots, newSubject } = await startServer();
  const cards: { data: Subject<unknown>; layout: Subject<unknown> }[] = [];
  const draw = (plot: Plot) => {
    for (const [i, { data, layout }] of cardsOf(plot).entries()) {
      const card = cards[i];
      if (card) {
        card.layout.next(layout);
        card.data.next(data);
      } else {
        cards.push({ data: newSubject(data), layout: newSubject(layout) });
        plots.addPlot({ ...cards[i], config: { displaylogo: false } });
      }
    }
  };
  const again = setInterval(() => {
    for (const { data } of cards) data.next(data.value);
  }, AGAIN_MILLISECONDS);
  return {
    url: `http://${HOST}:${app.getHttpServer().address().port}`,
    draw,
    async close() {
      clearInterval(again);
      await app.close();
    },
  };
}

/** A figure for each panel; what stands above all goes into the first. */
export function cardsOf(plot: Plot): Figure[] {
  const above = plot.kind === "panels" ? plot.title ?? "" : "";
  return panelsOf(plot).map((panel, i) => {
    const lines = i === 0 ? [...above.split("\n"), panel.title] : [panel.title];
    const title = lines.filter(Boolean).join("<br>");
    const { data, layout } = toPlotly({ ...panel, title });
    const top = { t: 28 + LINE_HEIGHT * title.split("<br>").length };
    const margin = { ...layout.margin as object, ...top };
    return { data, layout: { ...layout, margin, height: CARD_HEIGHT } };
  });
}

/** nodeplotlib's server, and what its parts are made of. */
async function startServer() {
  const { server, plots, gateway, files } = await loadParts();
  const require = createRequire(
    createRequire(import.meta.url).resolve("nodeplotlib"),
  );
  const { BehaviorSubject } = require("rxjs");
  const app: Application = await require("@nestjs/core")
    .NestFactory.create(server, { logger: false });
  app.use(({ path }, response, next) => {
    const file = Object.hasOwn(files, path) ? path : "/";
    const isOurs = file === path || path === "/plots";
    if (isOurs) response.type(extname(file) || "html").send(files[file]);
    else next();
  });
  // They would write to stdout, which is the caller's.
  const silence = () => {};
  const talkers = { handleConnection: silence, handleDisconnect: silence };
  Object.assign(app.get<object>(gateway), talkers);
  await app.listen(0, HOST);
  return {
    app,
    plots: app.get<Plots>(plots),
    newSubject: <T>(value: T): Subject<T> => new BehaviorSubject(value),
  };
}

/** Loaded when a page is wanted, not before: it is much. */
async function loadParts() {
  const root = "nodeplotlib/src/lib/server";
  const [server, plots, gateway, page, script, plotly] = await Promise.all([
    import(`${root}/server.module.js`),
    import(`${root}/plots/plots.service.js`),
    import(`${root}/plots/plots.gateway.js`),
    importText(`${root}/web/index.html`),
    importText(`${root}/web/main.js`),
    importText("plotly.js-dist-min"),
  ]);
  return {
    server: server.ServerModule,
    plots: plots.PlotsService,
    gateway: gateway.PlotsGateway,
    files: {
      "/": withoutNet(page),
      "/main.js": drawnAtOnce(script),
      "/plotly.js": plotly,
    } as Record<string, string>,
  };
}

async function importText(name: string): Promise<string> {
  const { default: text } = await import(name, { with: { type: "text" } });
  return text;
}

/** nodeplotlib's page without anything from the net. */
export function withoutNet(html: string): string {
  return html
    .replace(/https:\/\/cdn\.plot\.ly\/[^"]*/, "/plotly.js")
    .replaceAll(/<link rel="preconnect"[^>]*>/g, "")
    .replaceAll(/@font-face\s*\{[^}]*\}/g, "")
    // Its icons are words without their font.
    .replace(
      "</head>",
      "<style>mat-icon{display:none!important}</style></head>",
    )
    .replace("<title>Nodeplotlib<", "<title>inkprint<");
}

/**
 * nodeplotlib's script without a fault: a card that is not there yet cannot
 * be drawn again, and the page stopped at each until the next message.
 */
export function drawnAtOnce(script: string): string {
  return script.replace(
    "t.plotData&&Plotly.react(this.plotContainer.",
    "t.plotData&&this.plotContainer&&Plotly.react(this.plotContainer.",
  );
}
