import { deepStrictEqual, doesNotMatch, match, ok } from "node:assert/strict";
import { linePlot, openLivePage, panels, toPlotly } from "@/viz/mod.ts";

const line = (title: string, y: number) =>
  linePlot({
    title,
    x: "x",
    y: "y",
    series: [{ name: "a", points: [[0, y]] }],
  });

/** A reader of the page, as far as its sockets go (engine.io by polling). */
async function readerOf(url: string) {
  const poll = `${url}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await textOf(poll)).slice(1));
  const session = `${poll}&sid=${sid}`;
  const send = (body: string) => textOf(session, { method: "POST", body });
  await send("40");
  await textOf(session);
  await send('42["readplots"]');
  return async () =>
    (await textOf(session)).split("\x1e")
      .filter((packet) => packet.startsWith("42"))
      .map((packet) => JSON.parse(packet.slice(2))[1]);
}

async function textOf(url: string, init?: RequestInit): Promise<string> {
  return await (await fetch(url, init)).text();
}

// The server's library keeps timers of its own.
const options = { sanitizeOps: false, sanitizeResources: false };

Deno.test("openLivePage() tells its readers each change", options, async () => {
  const page = await openLivePage();
  try {
    page.draw(panels([line("a", 1), line("b", 2)], { title: "step 1\nof 9" }));
    const read = await readerOf(page.url);
    const [first, second] = await read();
    deepStrictEqual([first.id, second.id], [0, 1]);
    deepStrictEqual(second.data, toPlotly(line("b", 2)).data);
    deepStrictEqual(first.layout.title.text, "step 1<br>of 9<br>a");
    page.draw(panels([line("a", 5), line("b", 2)]));
    const later = await read();
    const shown = later.findLast(({ id }) => id === 0);
    deepStrictEqual(shown.data[0].y, [5]);
    deepStrictEqual(shown.layout.title.text, "a");
  } finally {
    await page.close();
  }
});

Deno.test(
  "openLivePage() needs nothing from the net, and stays on this machine",
  options,
  async () => {
    const page = await openLivePage();
    try {
      match(page.url, /^http:\/\/127\.0\.0\.1:\d+$/);
      const html = await textOf(page.url);
      doesNotMatch(html, /https?:/);
      match(html, /<script[^>]* src="\/plotly\.js"/);
      match(await textOf(`${page.url}/plotly.js`), /plotly\.js v\d/);
      const script = await textOf(`${page.url}/main.js`);
      ok(script.includes("this.plotContainer&&Plotly.react("));
    } finally {
      await page.close();
    }
  },
);
