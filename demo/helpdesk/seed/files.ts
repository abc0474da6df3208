import type { FetchedFile } from '../store/attachments.ts';
import { jpegOf } from './jpeg.ts';
import { pngOf, wheel } from './pictures.ts';

/** A small real file; its kind follows from the ending of its name, and what is in it from the name. */
export function fileCalled(name: string): FetchedFile {
  const turn = ([...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 100) / 100;
  const ending = name.split('.').at(-1) ?? '';
  switch (ending) {
    case 'png':
      return { name, type: 'image/png', bytes: pngOf(wheel(turn)) };
    case 'jpg':
      return { name, type: 'image/jpeg', bytes: jpegOf(wheel(turn, 3)) };
    case 'pdf':
      return { name, type: 'application/pdf', bytes: pdfOf(`Acorn Bikes: ${name}`) };
    case 'txt':
      return { name, type: 'text/plain', bytes: Buffer.from(`Acorn Bikes\n${name}\n`) };
    default:
      throw new Error(`No file ends in .${ending} here`);
  }
}

/** One page with one line on it, which may hold ASCII alone. */
function pdfOf(line: string): Buffer {
  const text = line.replace(/[^ -~]/g, '?').replace(/[\\()]/g, '\\$&');
  const stream = `BT /F1 18 Tf 72 760 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  pdf += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}
