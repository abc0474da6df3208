/** workerd has it, and the types do not; of equal lengths only. */
type Comparer = { timingSafeEqual(left: ArrayBufferView, right: ArrayBufferView): boolean };

/** Whether two hashes are the same, in a time that tells nothing of where they differ. */
export function isSame(left: string, right: string): boolean {
  const [one, other] = [left, right].map((text) => new TextEncoder().encode(text));
  if (!one || one.length !== other?.length) return false;
  return (crypto.subtle as unknown as Comparer).timingSafeEqual(one, other);
}
