const UNITS = ['byte', 'kilobyte', 'megabyte'];

/** Numbers in words of one language. */
export function numbers(language: string) {
  const plural = new Intl.PluralRules(language);
  const format = (n: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options).format(n);
  return {
    format,
    /** A number with the noun that fits it. */
    count: (n: number, one: string, other: string) =>
      `${format(n)} ${plural.select(n) === 'one' ? one : other}`,
    /** Bytes as people read them: 1,024 of each unit make the next, as limits are set. */
    size: (bytes: number) => {
      const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
      const value = bytes / 1024 ** power;
      return format(value, {
        style: 'unit',
        unit: UNITS[power] ?? 'byte',
        unitDisplay: power > 0 ? 'short' : 'long',
        maximumFractionDigits: value < 10 ? 1 : 0,
      });
    },
  };
}
