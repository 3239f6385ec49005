// ---- What the reader says of records: kept in this browser where it lets a page keep anything.

const STORED_AS = `council-extract:${DATA.site}`;
const VERDICTS = new Set(['accepted', 'corrected', 'rejected']);
const FORMAT = 'council-extract-correction/1';
const reviews = new Map();
const strangers = new Set(); // lines about other records, or about what these were before: kept for the file, not shown
let kept = true;

function restoreReviews() {
  let stored = null;
  try {
    stored = localStorage.getItem(STORED_AS);
    localStorage.setItem(`${STORED_AS}:test`, '1');
    localStorage.removeItem(`${STORED_AS}:test`);
  } catch {
    kept = false;
  }
  find('storage-notice').hidden = kept;
  if (stored) readReviews(stored);
}

/** One correction of a file: that of the record in the same place, with the same values. */
function recordOf(line) {
  const there = BY_PLACE.get(placeKey(line.document_id, line.record_kind, line.seen, regionsOf(line))) || [];
  return there.find((record) => record.id === line.record_id) || there[0];
}

const placeKey = (...told) => JSON.stringify(told);
const regionsOf = (line) => (Array.isArray(line.regions) ? line.regions : []).map((r) => [r?.page, r?.x0, r?.top, r?.x1, r?.bottom]);
const BY_PLACE = new Map();
for (const record of RECORDS) {
  const key = placeKey(paperOf(record).id, record.kind, record.seen, record.regions);
  BY_PLACE.set(key, [...(BY_PLACE.get(key) || []), record]);
}

/** Take over reviews in the form of the file; gives how many fitted, how many are about other records, how many are none. */
function readReviews(text) {
  const told = { fitting: 0, others: 0, wrong: 0 };
  for (const line of text.split('\n').filter((one) => one.trim())) {
    let review = null;
    try { review = JSON.parse(line); } catch { /* counted below */ }
    const record = review && VERDICTS.has(review.verdict) ? recordOf(review) : null;
    if (record) {
      reviews.set(record.id, { verdict: review.verdict, changes: allowed(record, review.changes), note: textOrNull(review.note) });
      told.fitting += 1;
    } else if (review?.format === FORMAT) {
      strangers.add(JSON.stringify(review));
      told.others += 1;
    } else told.wrong += 1;
  }
  return told;
}

const textOrNull = (value) => (typeof value === 'string' && value.trim() ? value : null);

/** Whether the form could have given the value: a file may hold anything. */
function isTyped(field, value) {
  if (field.type === 'many') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return value === null || typeof value === 'string';
}

function allowed(record, changes) {
  const fields = new Map(DATA.fields[record.kind].map((field) => [field.name, field]));
  const known = Object.entries(changes && typeof changes === 'object' ? changes : {}).filter(([name, value]) => fields.has(name) && isTyped(fields.get(name), value));
  return known.length ? Object.fromEntries(known) : null;
}

/** The file: one correction a line, in the order of the records; first those that these may build on. */
function correctionsFile() {
  const lines = RECORDS.filter((record) => reviews.has(record.id)).map((record) => {
    const { verdict, changes, note } = reviews.get(record.id);
    const line = {
      format: FORMAT,
      document_id: paperOf(record).id,
      record_kind: record.kind,
      record_id: record.id,
      regions: record.regions.map(([page, x0, top, x1, bottom]) => ({ page, x0, top, x1, bottom })),
      seen: record.seen,
      verdict,
    };
    if (verdict === 'corrected') line.changes = changes;
    if (note) line.note = note;
    return JSON.stringify(line);
  });
  return [...strangers, ...lines].map((line) => `${line}\n`).join('');
}

function keepReviews() {
  try {
    localStorage.setItem(STORED_AS, correctionsFile());
  } catch {
    kept = false;
    find('storage-notice').hidden = false;
  }
}

/** Note a verdict, or take it back with null. */
function review(record, verdict, changes = null, note = null) {
  if (verdict === null) reviews.delete(record.id);
  else reviews.set(record.id, { verdict, changes, note });
  keepReviews();
}

function forgetReviews() {
  reviews.clear();
  strangers.clear();
  keepReviews();
}

/** The mark that a list shows for a record's review: the reader's own, else the store's. */
function reviewMark(record) {
  const own = reviews.get(record.id);
  if (own) return make('span', { class: `mark ${own.verdict === 'rejected' ? 'bad' : 'good'}` }, own.verdict);
  return record.reviewed ? make('span', { class: 'mark good' }, `${record.reviewed} earlier`) : null;
}

function download() {
  saveFile('corrections.jsonl', 'application/jsonl', correctionsFile());
  say(`${plural(reviews.size, 'correction', 'corrections')} saved`);
}
