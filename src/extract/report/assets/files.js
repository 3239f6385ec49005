// ---- Files and quotations that a reader takes along.

function saveFile(name, type, ...parts) {
  const link = make('a', { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const TABLE = [
  ['Kind', (r) => r.kind], ['Council', (r) => r.council], ['Number', numberOf], ['Text', (r) => r.values.text],
  ['Recommendation', (r) => answersOf(r).map((one) => `${numberOf(one)} ${one.values.text}`.trim()).join('\n') || (r.values.recommendation_numbers || []).join(', ')],
  ['Lead', (r) => leadsOf(r).join('; ')], ['Lead as printed', (r) => r.values.lead_raw], ['By when as printed', (r) => r.values.timescale_raw],
  ['First day', (r) => r.values.timescale_earliest], ['Last day', (r) => r.values.timescale_latest],
  ['Stands', (r) => DATA.states[stateOf(r, listDay())] || ''], ['On', (r) => (r.kind === 'action' ? listDay() : '')], ['Status', (r) => words(statusOf(r))], ['Progress', (r) => r.values.progress_raw],
  ['Themes', (r) => Object.entries(r.themes || {}).map(([scheme, names]) => `${scheme}: ${names.join(', ')}`).join('\n')],
  ['Paper', (r) => paperOf(r).title || paperOf(r).name], ['Meeting', (r) => paperOf(r).date], ['File', (r) => paperOf(r).name], ['Page', (r) => r.page],
  ['Confidence', (r) => r.confidence], ['Reviewed', (r) => reviews.get(r.id)?.verdict || r.reviewed], ['Cite', cited], ['Id', (r) => r.id],
];

/** One value of a CSV file; what a spreadsheet would take for a formula stays text. */
function csvValue(value) {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows that are shown, all of them, as a file that a double click opens rightly in Excel: UTF-8 with its mark. */
function saveTable() {
  const lines = [TABLE.map(([name]) => name), ...shownRecords.map((record) => TABLE.map(([, of]) => of(record)))];
  saveFile('records.csv', 'text/csv;charset=utf-8', `\ufeff${lines.map((line) => line.map(csvValue).join(',')).join('\r\n')}\r\n`);
  say(`${plural(shownRecords.length, 'record', 'records')} saved as records.csv`);
}

const WIDE_COLUMNS = { Text: 60, Recommendation: 45, Lead: 28, 'Lead as printed': 28, 'By when as printed': 20, Progress: 40, Themes: 28, Paper: 40, File: 28, Cite: 40 };

/** The same rows as a workbook: days are days, what is printed stays text. */
function saveWorkbook() {
  const rows = shownRecords.map((record) => TABLE.map(([, of]) => of(record)));
  const names = TABLE.map(([name]) => name);
  saveFile('records.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ...workbookOf('Records', names, rows, names.map((name) => WIDE_COLUMNS[name] || 14)));
  say(`${plural(shownRecords.length, 'record', 'records')} saved as records.xlsx`);
}

/** Where the paper says so, for a footnote; "council-extract cite --verify" reads what stands in the brackets. */
function cited(record) {
  const paper = paperOf(record);
  const [page, ...box] = record.regions[0];
  const title = [plain(record.council), `“${plain(partName(record.part) || paper.title || paper.name, 120)}”`, paper.date ? plain(dayInWords(paper.date)) : '', `page ${page}`].filter(Boolean).join(' · ');
  return `${title} [cite ${record.id} ${paper.id} p${page} ${box.map((edge) => edge.toFixed(1)).join(',')} ${more(record).seen}]`;
}

async function cite(record, button) {
  const text = cited(record);
  find('cited').value = text;
  find('cited').hidden = false;
  try {
    await navigator.clipboard.writeText(text);
    say('Citation copied');
    button.textContent = 'Copied';
  } catch { // a page opened from disk may not be allowed to
    find('cited').focus();
    find('cited').select();
    button.textContent = 'Copy it from below';
  }
  setTimeout(() => { button.textContent = 'Cite'; }, 3000);
}
