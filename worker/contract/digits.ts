/** Digits of every script in their Western shape. Each script has them in tens, in order, with no digit before the first. */
export function westernDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const at = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value += 1;
    return String(value % 10);
  });
}
