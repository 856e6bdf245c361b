import type { Item } from "../dataset.ts";

/** What a picture shows, hence how it is prepared. */
export type Content = "signature" | "fingerprint";

/** What a path says of its image. */
export type Known = Omit<Item, "file">;

/** How one public data set names its files. */
export interface Layout {
  name: string;
  content: Content;
  /**
   * What a path says of its image.
   *
   * @param path Under the opened folder, its name first, forward slashes
   * @returns Nothing if the path is not of this layout
   */
  read(path: string): Known | undefined;
}
