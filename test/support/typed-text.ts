const SPECIALS = [
  '# Not a heading, *not* bold, _not_ italic, `no code`, ~~not struck~~',
  '1. not a list\n- nor this\n> no quotation\n    no code either',
  '<script>alert(1)</script> &amp; [a](javascript:alert(1)) ![b](http://evil.example/c.png)',
  'שלום עולם, مرحبا بالعالم \u2067abc\u2069',
  '👩‍👩‍👧‍👦 🇦🇹 e\u0301 नमस्ते 你好',
  '"quotes" \\backslash\\ \'apostrophe\' {{braces}} $1 %s',
].join('\n\n');

/** 20,000 characters that Markdown, HTML, JSON or a database could get wrong. */
export const TYPED_TEXT = `${`${SPECIALS}\n\n${'Word by word. '.repeat(2_000)}`.slice(0, 19_996)}\nEnd`;
