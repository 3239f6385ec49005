// ---- The records, as the page holds them.

const DATA = JSON.parse(find('data').textContent);
const RECORDS = DATA.records;
const BY_ID = new Map(RECORDS.map((record) => [record.id, record]));
const PART_AT = new Map(DATA.parts.map((part, at) => [part.id, at]));
const UNCERTAIN = new Set(DATA.uncertain);
const REPEATS = RECORDS.filter((record) => record.repeat).length;
const SEARCHED = ['text', 'context', 'ref', 'number', 'lead_raw', 'timescale_raw', 'status_raw', 'progress_raw', 'group_label', 'stem'];
const ORDER = new Intl.Collator('en-GB', { numeric: true }).compare;

RECORDS.forEach((record, at) => {
  record.at = at;
  record.page = record.regions[0][0];
  record.confidence ??= 0;
  record.document ??= 0;
  record.council ??= DATA.documents[record.document].council;
});

/** What is told of a record only where it is looked at (cells, signs, issues, fingerprint): read from its line when asked for. */
function more(record) {
  more.lines ??= find('more').textContent.split('\n');
  record.more ??= JSON.parse(more.lines[record.at]);
  return record.more;
}

/** All words that a search looks in, made once. */
function searchText(record) {
  if (record.search === undefined) {
    const { values } = record;
    const leads = (record.leads || []).map((lead) => lead.name);
    const own = SEARCHED.map((name) => values[name] || '');
    const days = [values.timescale_earliest, values.timescale_latest].filter(Boolean).map((day) => `\u0001${day}`);
    const around = [record.council, DATA.documents[record.document].title || '', ...leads, ...Object.values(record.themes || {}).flat()];
    record.search = [...own, ...around, ...Object.values(values.extra || {}), ...days].join('\n').toLowerCase();
  }
  return record.search;
}

const numberOf = (record) => record.values.ref || record.values.number || '';
const paperOf = (record) => DATA.documents[record.document];
const partOf = (record) => DATA.parts[record.part];
const leadsOf = (record) => (record.leads || []).map((lead) => lead.name);
/** The first two names, and how many more there are. */
const leadsInShort = (record) => { const names = leadsOf(record); return [names.slice(0, 2).map((name) => shortened(name, 60)).join('; '), names.length > 2 ? `and ${names.length - 2} more` : ''].filter(Boolean).join(' '); };
const statusOf = (record) => record.values.status || record.values.response || record.values.state || '';
const recordAddress = (record) => `#record?id=${encodeURIComponent(record.id)}`;

/** What a scheme of themes is called: "LGA corporate peer challenge, core areas since 2021", "Barnet plan". */
const schemeName = (scheme) => plain(DATA.schemes[scheme] || capital(scheme.replaceAll('-', ' ')));

/** What a paper of a file is called. */
function partName(at) {
  const part = DATA.parts[at];
  if (!part) return '';
  const paper = DATA.documents[part.document];
  return part.title || paper.title || paper.name;
}

/** "Action 1.1 (recommendation 1)" */
function nameOf(record) {
  const number = plain(numberOf(record), 30);
  const answers = record.values.recommendation_numbers || [];
  const told = answers.length ? ` (for recommendation ${plain(answers.join(', '))})` : '';
  return capital(record.kind) + (number ? ` ${number}` : '') + told;
}

/** The days a timescale means: "5 Sep 2023", "1 Apr 2023 to 30 Jun 2023". */
function daysOf(values) {
  const { timescale_earliest: first, timescale_latest: last } = values;
  if (first && last && first !== last) return `${dayInWords(first)} to ${dayInWords(last)}`;
  if (last) return dayInWords(last);
  return first ? `from ${dayInWords(first)}` : '';
}
