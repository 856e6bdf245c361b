/**
 * Messages of the Jupyter protocol: four parts in JSON, signed with the key of
 * the connection.
 *
 * Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import type { Output } from "./notebook.ts";
import type { Frames } from "./zmtp.ts";

const DELIMITER = "<IDS|MSG>";

/** What messages of the kinds that we read may hold. */
export interface Content extends Output {
  status?: "ok" | "error" | "abort";
  execution_state?: string;
  transient?: { display_id?: string };
}

/** A message that was received. */
export interface Message {
  type: string;
  parentId?: string;
  content: Content;
}

/** A request: its kind, what it asks, and of which session it is. */
export interface Request {
  type: string;
  content: unknown;
  session: string;
}

/** Writes a request; its answers name `id` as their parent. */
export function pack(
  { type, content, session }: Request,
  key: string,
): { id: string; frames: Frames } {
  const id = crypto.randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: "inkprint",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  const signature = createHmac("sha256", key)
    .update(parts.join("")).digest("hex");
  const texts = [DELIMITER, signature, ...parts];
  return { id, frames: texts.map((text) => Buffer.from(text)) };
}

/** Reads a message; the frames before the delimiter are the router's. */
export function parse(frames: Frames): Message {
  const texts = frames.map((frame) => new TextDecoder().decode(frame));
  const at = texts.indexOf(DELIMITER);
  const [, , header, parent, , content] = texts.slice(at);
  return {
    type: JSON.parse(header).msg_type,
    parentId: JSON.parse(parent).msg_id,
    content: JSON.parse(content),
  };
}
