/** The text of a PDF, page by page, and how far it reaches to the sides. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Sheet {
  /** Without any white space: where lines break says nothing. */
  text: string;
  left: number;
  right: number;
  width: number;
}

/** Without what paper adds or drops: spaces, soft hyphens, and the marks that a style sheet sets around a quotation. */
export const squeeze = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad“”]+/g, '');

export async function readPdf(bytes: Uint8Array): Promise<Sheet[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    sheets.push({
      text: squeeze(texts.map(({ str }) => str).join('')),
      left: Math.min(...texts.map(({ transform }) => Number(transform[4]))),
      right: Math.max(...texts.map(({ transform, width }) => Number(transform[4]) + width)),
      width: page.getViewport({ scale: 1 }).width,
    });
  }
  await pdf.destroy();
  return sheets;
}
