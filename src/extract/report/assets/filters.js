// ---- What the form asks for: tests that a record must pass, how many rows each choice would leave, and words that were found.

const DAYS = ['from', 'to', 'asof'];
const MOST_CHOICES = 300; // of one filter: more can be reached by searching
const STANDS = { ...DATA.states, quiet: 'Overdue, nothing said', slipped: 'Put off', vanished: 'Gone from later papers' };

/** Filters with a list of choices: how a record's values are read, what they are called, and all where the order is fixed. */
const FACETS = {
  kind: { of: (r) => [r.kind], name: (kind) => `${capital(kind)}s`, all: ['action', 'recommendation', 'decision'] },
  council: { of: (r) => [r.council] },
  part: { of: (r) => (r.part === undefined ? [] : [DATA.parts[r.part].id]), name: (id) => partName(PART_AT.get(id)) },
  document: { of: (r) => [paperOf(r).id], name: (id) => { const paper = DATA.documents.find((one) => one.id === id); return paper ? `${paper.title || ''} – ${paper.name}` : id; } },
  state: { of: (r, day = listDay()) => standsOf(r, day), name: (state) => STANDS[state] || state, all: Object.keys(STANDS) },
  status: { of: (r) => [statusOf(r)].filter(Boolean), name: (status) => capital(words(status)) },
  post: { of: (r) => (r.kind === 'action' ? (r.leads ? postsOf(r) : ['none']) : []), name: (key) => (key === 'none' ? 'Nobody named' : postName(key)) },
  theme: { of: (r) => Object.entries(r.themes || {}).flatMap(([scheme, names]) => names.map((name) => `${scheme}|${name}`)), name: (key) => key.slice(key.indexOf('|') + 1), group: (key) => key.slice(0, key.indexOf('|')) },
  answers: { of: (r) => (r.kind === 'recommendation' ? [ANSWERED.has(r.id) ? 'some' : 'none'] : []), name: (value) => ({ some: 'Recommendations with an action', none: 'Recommendations without one' })[value] || value, all: ['none', 'some'] },
  pace: { of: (r) => [paceBand(r)].filter(Boolean), name: (band) => PACES[band]?.[0] || band, all: PACES.map((_, at) => String(at)) },
  doubt: { of: (r) => [UNCERTAIN.has(r.id) ? 'uncertain' : '', r.reviewed || reviews.has(r.id) ? 'reviewed' : ''].filter(Boolean), name: (value) => ({ uncertain: 'To check', reviewed: 'Reviewed' })[value] || value, all: ['uncertain', 'reviewed'] },
  dated: { of: (r) => (r.kind === 'action' ? [deadlineOf(r) ? 'yes' : 'no'] : []), name: (value) => ({ yes: 'With a deadline', no: 'Without' })[value] || value, all: ['yes', 'no'] },
};

/** States that a record counts for: where it stands, and what more is known of it. */
function standsOf(record, day) {
  const state = stateOf(record, day);
  return [state, state === 'overdue' && isQuiet(record, day) ? 'quiet' : '', record.slipped > 0 ? 'slipped' : '', record.vanished ? 'vanished' : ''].filter(Boolean);
}

function startFilters() {
  const day = listDay();
  for (const [name, facet] of Object.entries(FACETS)) {
    const counts = new Map();
    for (const record of RECORDS) for (const value of facet.of(record, day)) counts.set(value, (counts.get(value) || 0) + 1);
    const values = facet.all ? facet.all.filter((value) => name !== 'state' || counts.has(value) || DATA.states[value]) : [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_CHOICES).map(([value]) => value).sort((a, b) => ORDER(labelOf(facet, a), labelOf(facet, b)));
    const control = filters.elements[name];
    control.append(make('option', { value: '' }, 'All'));
    const groups = new Map();
    for (const value of values) {
      const option = make('option', { value }, labelOf(facet, value));
      const group = facet.group?.(value);
      if (group === undefined) control.append(option);
      else (groups.get(group) || groups.set(group, make('optgroup', { label: schemeName(group) })).get(group)).append(option);
    }
    control.append(...groups.values());
    control.closest('p').hidden = control.options.length < 2;
  }
}

const labelOf = (facet, value) => plain(facet.name ? facet.name(value) : value, 70);

/** A choice that the list leaves out, because others are more common, must still be one that an address can name. */
function offer(control, value) {
  const facet = FACETS[control.name];
  if (!value || !facet || [...control.options].some((option) => option.value === value)) return;
  if (RECORDS.some((record) => facet.of(record).includes(value))) control.append(make('option', { value }, labelOf(facet, value)));
}

/** Days in a search are told in the form in which records hold them: "31 Dec 2023", "31/12/2023". */
const TYPED_DAY = /\b(\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+(?:\d{4}|\d{2})|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})\b/giu;

/** The terms of a search: each a list of words of which one must stand in the record. */
function searchTerms() {
  const typed = filters.elements.q.value;
  if (searchTerms.typed === typed) return searchTerms.terms;
  const terms = [];
  const rest = typed.toLowerCase().replace(TYPED_DAY, (date) => {
    const day = dayFrom(date);
    if (!day) return date;
    terms.push([`\u0001${day}`, date.replace(/\s+/gu, ' ')]);
    return ' ';
  });
  Object.assign(searchTerms, { typed, terms: [...terms, ...rest.split(/\s+/u).filter(Boolean).map((word) => [word])] });
  return searchTerms.terms;
}

/** Tests by the name of their filter. */
function wanted() {
  const tests = new Map();
  const value = (name) => filters.elements[name].value;
  const day = listDay();
  tests.set('q', searchTerms().map((choices) => (r) => choices.some((word) => searchText(r).includes(word))));
  for (const [name, facet] of Object.entries(FACETS)) {
    const choice = value(name);
    if (choice) tests.set(name, [(r) => facet.of(r, day).includes(choice)]);
  }
  const [from, to] = ['from', 'to'].map((name) => dayIn(filters.elements[name], name === 'to'));
  dayIn(filters.elements.asof);
  if (from) tests.set('from', [(r) => (r.values.timescale_latest || '') >= from]);
  if (to) tests.set('to', [(r) => r.values.timescale_latest && r.values.timescale_latest <= to]);
  if (value('copies') !== 'all') tests.set('copies', [(r) => !r.repeat]);
  return tests;
}

const COUNTED_AT_ONCE = 2000; // records: between two such slices the page answers

/** Beside every choice how many rows it would leave; done once the rows themselves are shown, a slice at a time. */
function countFacets() {
  clearTimeout(countFacets.waiting);
  const counts = Object.fromEntries(Object.keys(FACETS).map((name) => [name, new Map()]));
  const day = listDay();
  const tests = [...wanted()].flatMap(([name, own]) => own.map((test) => [name, test]));
  const count = (name, record) => { for (const value of FACETS[name].of(record, day)) counts[name].set(value, (counts[name].get(value) || 0) + 1); };
  const slice = (from) => {
    const to = Math.min(from + COUNTED_AT_ONCE, RECORDS.length);
    for (let at = from; at < to; at += 1) {
      const failed = new Set();
      for (const [name, test] of tests) if (!failed.has(name) && !test(RECORDS[at])) { failed.add(name); if (failed.size > 1) break; }
      const [only] = failed;
      if (!failed.size) for (const name of Object.keys(FACETS)) count(name, RECORDS[at]);
      else if (failed.size === 1 && FACETS[only]) count(only, RECORDS[at]); // a choice of the one filter that keeps it away
    }
    if (to < RECORDS.length) countFacets.waiting = setTimeout(slice, 0, to);
    else tellCounts(counts);
  };
  countFacets.waiting = setTimeout(slice, 250, 0);
}

function tellCounts(counts) {
  for (const [name, facet] of Object.entries(FACETS)) {
    for (const option of filters.elements[name].options) {
      if (!option.value) continue;
      const told = `${labelOf(facet, option.value)} (${(counts[name].get(option.value) || 0).toLocaleString('en-GB')})`;
      if (option.textContent !== told) option.textContent = told;
    }
  }
}

/** Words of a paper with those that the search found marked. */
function found(text, attributes = {}) {
  const words_ = searchTerms().flat().filter((word) => !word.startsWith('\u0001'));
  const element = printed('', 'span', attributes);
  if (!words_.length) { element.textContent = text; return element; }
  const lower = text.toLowerCase();
  let at = 0;
  while (at < text.length) {
    const next = words_.map((word) => [lower.indexOf(word, at), word.length]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
    if (!next || lower.length !== text.length) break;
    element.append(text.slice(at, next[0]), make('mark', {}, text.slice(next[0], next[0] + next[1])));
    at = next[0] + next[1];
  }
  element.append(text.slice(at));
  return element;
}
