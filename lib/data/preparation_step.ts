import type { GreyImage } from "@/image/mod.ts";

/** What a step of a preparation makes of a scan. */
export interface PreparationStep {
  /** Such as "frame off" */
  name: string;
  /** 0..255, dark ink on light paper */
  picture: GreyImage;
}
