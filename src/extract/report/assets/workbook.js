// ---- A workbook of one sheet, as Excel opens it without a question: parts of XML in a ZIP, stored as they are.

const SHEET_NAMES = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const MOST_IN_A_CELL = 32_000; // characters; Excel holds 32,767
const CHECKS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum_ = byte;
  for (let bit = 0; bit < 8; bit += 1) sum_ = sum_ & 1 ? 0xEDB88320 ^ (sum_ >>> 1) : sum_ >>> 1;
  return sum_;
});

/** CRC-32 as ZIP has it. */
function checksum(bytes) {
  let sum_ = 0xFFFFFFFF;
  for (const byte of bytes) sum_ = CHECKS[(sum_ ^ byte) & 255] ^ (sum_ >>> 8);
  return (sum_ ^ 0xFFFFFFFF) >>> 0;
}

/** Numbers of so many bytes each, the low byte first. */
const little = (...numbers) => numbers.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) & 255));

/** Pieces of a ZIP that holds the files, without compression; its dates are the first that ZIP knows. */
function zipped(files) {
  const pieces = [];
  const entries = [];
  let at = 0;
  for (const [name, text] of files) {
    const [named, data] = [name, text].map((one) => new TextEncoder().encode(one));
    const told = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [checksum(data), 4], [data.length, 4], [data.length, 4], [named.length, 2], [0, 2]];
    pieces.push(Uint8Array.from(little([0x04034B50, 4], ...told)), named, data);
    entries.push(Uint8Array.from(little([0x02014B50, 4], [20, 2], ...told, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4])), named);
    at += 30 + named.length + data.length;
  }
  const size = entries.reduce((all, one) => all + one.length, 0);
  return [...pieces, ...entries, Uint8Array.from(little([0x06054B50, 4], [0, 4], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]))];
}

const xmlText = (text) => String(text).slice(0, MOST_IN_A_CELL).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const excelDay = (iso) => Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / DAY_MILLISECONDS);
const columnLetters = (number) => (number < 26 ? '' : columnLetters(Math.floor(number / 26) - 1)) + String.fromCharCode(65 + (number % 26));

/** A cell: numbers and days as such, all else as text, so that nothing in it runs. Styles: 0 text, 1 heading, 2 day. */
function sheetCell(value, style = 0) {
  if (value === null || value === undefined || value === '') return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (/^(?:19|20|21)\d\d-\d\d-\d\d$/u.test(value)) return `<c s="2"><v>${excelDay(value)}</v></c>`;
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

/** Pieces of a workbook with one sheet: the headings, frozen and with filters, over `rows` of values; `widths` in characters. */
function workbookOf(name, headings, rows, widths) {
  const lines = [headings.map((one) => sheetCell(one, 1)), ...rows.map((row) => row.map((one) => sheetCell(one)))];
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const sheet = `${head}<worksheet xmlns="${SHEET_NAMES}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${lines.map((cells) => `<row>${cells.join('')}</row>`).join('')}</sheetData><autoFilter ref="A1:${columnLetters(headings.length - 1)}${lines.length}"/></worksheet>`;
  const part = (kind) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  return zipped([
    ['[Content_Types].xml', `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${part('sheet.main')}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part('worksheet')}"/><Override PartName="/xl/styles.xml" ContentType="${part('styles')}"/></Types>`],
    ['_rels/.rels', `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${head}<workbook xmlns="${SHEET_NAMES}" xmlns:r="${office}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', `${head}<styleSheet xmlns="${SHEET_NAMES}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" horizontal="left"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`],
    ['xl/worksheets/sheet1.xml', sheet],
  ]);
}
