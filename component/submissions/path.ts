/** A place in the message, such as `['data', 'topic']`. */
export type Path = readonly (string | number)[];

/** Id of the control that writes to a place of the message. */
export function controlId(path: Path): string {
  return path.slice(0, 2).join('-');
}
