// ---- What the reader says of records: kept in this browser where it lets a page keep anything.

const STORED_AS = `council-extract:${DATA.site}`;
const VERDICTS = new Set(['accepted', 'corrected', 'rejected']);
const FORMAT = 'council-extract-correction/1';
const NOT_SEEN = '0'.repeat(16); // of a record that the program did not find
const reviews = new Map();
const additions = new Map(); // records that the reader found on the page, by their place and words
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
  const there = placed().get(placeKey(line.document_id, line.record_kind, line.seen, regionsOf(line))) || [];
  return there.find((record) => record.id === line.record_id) || there[0];
}

const placeKey = (...told) => JSON.stringify(told);
const regionsOf = (line) => (Array.isArray(line.regions) ? line.regions : []).map((r) => [r?.page, r?.x0, r?.top, r?.x1, r?.bottom]);

/** Records by their place and values; made where a file is read. */
function placed() {
  if (!placed.made) {
    placed.made = new Map();
    for (const record of RECORDS) {
      const key = placeKey(paperOf(record).id, record.kind, more(record).seen, record.regions);
      placed.made.set(key, [...(placed.made.get(key) || []), record]);
    }
  }
  return placed.made;
}

/** Take over reviews in the form of the file; gives how many fitted, how many are about other records, how many are none. */
function readReviews(text) {
  const told = { fitting: 0, others: 0, wrong: 0 };
  for (const line of text.split('\n').filter((one) => one.trim())) {
    let review = null;
    try { review = JSON.parse(line); } catch { /* counted below */ }
    const record = review && VERDICTS.has(review.verdict) ? recordOf(review) : null;
    const own = review?.verdict === 'added' ? additionOf(review) : null;
    if (record) {
      reviews.set(record.id, { verdict: review.verdict, changes: allowed(record.kind, review.changes), note: textOrNull(review.note), ...spreadOf(review) });
      told.fitting += 1;
    } else if (own) {
      additions.set(additionKey(own), own);
      told.fitting += 1;
    } else if (review?.format === FORMAT) {
      strangers.add(JSON.stringify(review));
      told.others += 1;
    } else told.wrong += 1;
  }
  return told;
}

const textOrNull = (value) => (typeof value === 'string' && value.trim() ? value : null);
const spreadOf = (line) => (typeof line.certainty === 'number' ? { certainty: line.certainty, spread_from: textOrNull(line.spread_from) } : {});

/** A record that a reader added, where the line is one of a paper of this report. */
function additionOf(line) {
  const document_ = DATA.documents.findIndex((paper) => paper.id === line.document_id);
  const changes = Object.hasOwn(DATA.fields, line.record_kind) ? allowed(line.record_kind, line.changes) : null;
  const regions = regionsOf(line);
  const placed = regions.length && regions.flat().every((one) => typeof one === 'number');
  return document_ >= 0 && changes?.text && placed ? { document: document_, kind: line.record_kind, regions, changes, note: textOrNull(line.note) } : null;
}

const additionKey = (own) => placeKey(own.document, own.kind, own.regions, own.changes.text);

/** Whether the form could have given the value: a file may hold anything. */
function isTyped(field, value) {
  if (field.type === 'many') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return value === null || typeof value === 'string';
}

function allowed(kind, changes) {
  const fields = new Map(DATA.fields[kind].map((field) => [field.name, field]));
  const known = Object.entries(changes && typeof changes === 'object' ? changes : {}).filter(([name, value]) => fields.has(name) && isTyped(fields.get(name), value));
  return known.length ? Object.fromEntries(known) : null;
}

const placesOf = (regions) => regions.map(([page, x0, top, x1, bottom]) => ({ page, x0, top, x1, bottom }));

/** The file: one correction a line, in the order of the records; first those that these may build on. */
function correctionsFile(signed = {}) {
  const lines = RECORDS.filter((record) => reviews.has(record.id)).map((record) => {
    const { verdict, changes, note, certainty, spread_from: from } = reviews.get(record.id);
    const line = { format: FORMAT, document_id: paperOf(record).id, record_kind: record.kind, record_id: record.id, regions: placesOf(record.regions), seen: more(record).seen, verdict };
    if (verdict === 'corrected') line.changes = changes;
    if (note) line.note = note;
    if (certainty !== undefined) Object.assign(line, { certainty, spread_from: from });
    return { ...line, ...signed };
  });
  const added = [...additions.values()].map((own) => {
    const line = { format: FORMAT, document_id: DATA.documents[own.document].id, record_kind: own.kind, record_id: '', regions: placesOf(own.regions), seen: NOT_SEEN, verdict: 'added', changes: own.changes };
    return { ...line, ...(own.note ? { note: own.note } : {}), ...signed };
  });
  return [...strangers, ...[...lines, ...added].map((line) => JSON.stringify(line))].map((line) => `${line}\n`).join('');
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
function review(record, verdict, changes = null, note = null, more = {}) {
  if (verdict === null) reviews.delete(record.id);
  else reviews.set(record.id, { verdict, changes, note, ...more });
}

function forgetReviews() {
  reviews.clear();
  additions.clear();
  strangers.clear();
  keepReviews();
}

const reviewCount = () => reviews.size + additions.size;

/** The mark that a list shows for a record's review: the reader's own, else the store's. */
function reviewMark(record) {
  const own = reviews.get(record.id);
  if (own) return make('span', { class: `mark ${own.verdict === 'rejected' ? 'bad' : 'good'}` }, own.certainty === undefined ? own.verdict : `spread, ${percent(own.certainty)}`);
  return record.reviewed ? make('span', { class: 'mark good' }, `${record.reviewed} earlier`) : null;
}

function download() {
  const signed = DATA.reply ? { reviewed_on: today(), ...(textOrNull(find('reply-name')?.value) ? { reviewer: find('reply-name').value.trim() } : {}) } : {};
  saveFile(DATA.reply ? `corrections-${today()}.jsonl` : 'corrections.jsonl', 'application/jsonl', correctionsFile(signed));
  say(`${plural(reviewCount(), 'correction', 'corrections')} saved`);
}
