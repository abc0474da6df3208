import type { Story } from './story.ts';

/** Between two messages, where the story does not say. */
const USUAL_PAUSE_DAYS = 0.3;

/** How many days the story went on for. */
export function spanOf({ age, lines, lasts }: Story): number {
  return lasts ?? Math.min((lines.length - 1) * USUAL_PAUSE_DAYS, age * 0.9);
}

/** Days ago of each line: the first at the story's age, the last when it is over, the others by chance between. */
export function timesOf(story: Story, random: () => number): number[] {
  const pauses = story.lines.length - 1;
  const span = spanOf(story);
  return story.lines.map((_, index) => {
    const early = index === 0 || index === pauses ? 0 : random() * 0.8;
    return story.age - (pauses === 0 ? 0 : (span * (index - early)) / pauses);
  });
}
