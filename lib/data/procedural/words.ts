import type { Random } from "@/engine/random.ts";
import { CAPITALS } from "./alphabet.ts";
import { pick } from "./_chance.ts";

/** An invented name, or an initial. */
export interface Word {
  /** Key of `CAPITALS` */
  capital: string;
  /** Keys of `LETTERS` */
  letters: string[];
  /** Whether a dot follows */
  dot: boolean;
}

/** Each letter as often as it tends to stand in a name. */
const VOWELS = [..."aaaaeeeeiiioouuy"];
const CONSONANTS = [..."bccddfghhjkklllmmmnnnnpprrrrsssttttvvwxz"];
/** What is left of letters in a hurry. */
const WAVES = [..."nnuummwvvelrs"];

/** Draws what a hand writes: one name, two, initials and a name, initials. */
export function newWords(random: Random): Word[] {
  const hurried = random.uniform() < .18, kind = random.uniform();
  const word = (low: number, high: number, dot = false) => ({
    capital: pick(random, Object.keys(CAPITALS)),
    letters: newLetters(low + random.integer(high - low + 1), hurried, random),
    dot,
  });
  const initial = () => word(0, 0, random.uniform() < .5);
  if (kind < .25) return [word(3, 8)];
  if (kind < .45) return [initial(), word(3, 7)];
  if (kind < .75) return [word(3, 5), word(3, 6)];
  if (kind < .85) return [word(3, 5), initial(), word(3, 6)];
  if (kind < .92) return [initial(), initial(), word(3, 6)];
  return [word(0, 0), word(0, 0), word(0, 3)];
}

/** Vowels and consonants by turns, but for a chance; or just waves. */
function newLetters(count: number, hurried: boolean, random: Random) {
  let vowel = random.uniform() < .75;
  return Array.from({ length: count }, () => {
    if (hurried) return pick(random, WAVES);
    const letter = pick(random, vowel ? VOWELS : CONSONANTS);
    vowel = random.uniform() < .15 ? vowel : !vowel;
    return letter;
  });
}
