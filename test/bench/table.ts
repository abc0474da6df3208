/** One line of the bench. */
export interface Figure {
  name: string;
  /** In the unit of the budget. */
  value: number;
  budget: number;
  /** Which side of the budget is the good one. */
  must: 'stay below' | 'reach';
  /** How `value` and `budget` are written, such as `12.3 kB`. */
  unit?: string;
  /** What `value` was made of, such as `610/s`. */
  detail?: string;
  /** What it was measured against, in the same run. */
  baseline?: string;
}

export function holds({ value, budget, must }: Figure): boolean {
  return must === 'reach' ? value >= budget : value <= budget;
}

/** The figures as lines of text, in columns. */
export function tableOf(figures: Figure[]): string {
  const rows = [
    ['figure', 'measured', 'budget', 'baseline', ''],
    ...figures.map((figure) => [
      figure.name,
      [written(figure.value, figure), figure.detail && `(${figure.detail})`].filter(Boolean).join(' '),
      `${figure.must === 'reach' ? '≥' : '≤'} ${written(figure.budget, figure)}`,
      figure.baseline ?? '–',
      holds(figure) ? 'ok' : 'over',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

function written(value: number, { unit }: Figure): string {
  return unit ? `${value.toFixed(1)} ${unit}` : value.toFixed(2);
}
