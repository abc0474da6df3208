/** The same language by another code. */
const SAME: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/**
 * Which of the languages on offer to speak: the first wanted one that is there, in the nearest variety.
 *
 * @param wanted BCP 47 tags, dearest first; what is none is passed over
 * @param offered canonical BCP 47 tags
 */
export function match(wanted: readonly string[], offered: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const found = varietiesOf(tag).find((variety) => offered.includes(variety));
    if (found) return found;
  }
  return undefined;
}

/** Tags of a language from the nearest variety to the farthest. What is written in another script is another language. */
function varietiesOf(tag: string): string[] {
  const asked = localeOf(tag);
  if (!asked) return [];
  const { language, script, region } = asked.maximize();
  const code = SAME[language] ?? language;
  const plain = new Intl.Locale(code);
  return [
    [code, asked.script, asked.region].filter(Boolean).join('-'),
    `${code}-${script}-${region}`,
    `${code}-${region}`,
    `${code}-${script}`,
    ...(plain.maximize().script === script ? [code] : []),
  ];
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
