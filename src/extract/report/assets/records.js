// ---- The table of records: filter, sort, search.

const COLUMNS = [
  { name: 'kind', label: 'Kind', sort: (r) => r.kind },
  { name: 'council', label: 'Council', sort: (r) => r.council },
  { name: 'number', label: 'No.', sort: numberOf },
  { name: 'text', label: 'Text', sort: (r) => r.values.text },
  { name: 'lead', label: 'Lead', sort: (r) => leadsOf(r)[0] || '' },
  { name: 'when', label: 'By when', sort: (r) => r.values.timescale_latest || r.values.timescale_raw || '' },
  { name: 'status', label: 'Status', sort: (r) => r.values.status || r.values.response || r.values.state || '' },
  { name: 'page', label: 'Page', number: true, sort: (r) => r.page },
  { name: 'confidence', label: 'Confidence', number: true, sort: (r) => r.confidence },
];
const ORDER = new Intl.Collator('en-GB', { numeric: true }).compare;
const filters = find('filters');
const sorting = { column: null, down: false };
const inOrderOf = new Map(); // sorted lists, made once a column: comparing texts is what takes time
let recordsList = null;
let shownRecords = [];
const DAYS = ['from', 'to'];

const leadsOf = (record) => (record.leads || []).map((lead) => lead.name);
const statusOf = (record) => record.values.status || record.values.response || record.values.state || '';

function startRecords() {
  recordsList = new PagedList(find('records-body'), find('pager'), recordRow, 'Records', keepAddress);
  const choices = (name, values) => filters.elements[name].append(...values.map(([value, label]) => make('option', { value }, label)));
  const distinct = (values) => [...new Set(values)].filter(Boolean).sort(ORDER).map((value) => [value, plain(words(value))]);
  const named = (values) => [...new Set(values)].filter(Boolean).sort(ORDER).map((value) => [value, plain(value)]);
  const used = new Set(RECORDS.map((record) => record.document));
  choices('council', named(RECORDS.map((record) => record.council)));
  choices('document', DATA.documents.map((paper, at) => [paper.id, plain(`${paper.title || ''} – ${paper.name}`, 90), at]).filter(([, , at]) => used.has(at)));
  choices('status', distinct(RECORDS.map(statusOf)));
  choices('theme', named(RECORDS.flatMap((record) => record.themes || [])));
  choices('sort', [['', 'Paper order'], ...COLUMNS.map((column) => [column.name, column.label])]);
  filters.elements.theme.closest('p').hidden = filters.elements.theme.options.length < 2;
  find('records-head').append(...COLUMNS.map(headerCell));
  filters.addEventListener('input', (event) => { if (event.target.name === 'sort') sortBy(event.target.value, false); else changed(); });
  find('filters-clear').addEventListener('click', () => { clearFilters(); changed(); });
  find('filters-more').open = !matchMedia('(max-width: 52rem)').matches; // on a phone the list comes first
  filters.addEventListener('submit', (event) => event.preventDefault());
}

function headerCell(column) {
  const button = make('button', { type: 'button' }, column.label);
  button.addEventListener('click', () => sortBy(column.name, sorting.column === column.name && !sorting.down));
  return make('th', { scope: 'col', role: 'columnheader', class: `sort c-${column.name}${column.number ? ' number' : ''}`, 'data-column': column.name }, button);
}

function sortBy(name, down) {
  showSorting(name, down);
  changed();
}

function showSorting(name, down) {
  Object.assign(sorting, { column: name || null, down });
  filters.elements.sort.value = name || '';
  for (const head of find('records-head').children) {
    if (head.dataset.column === name) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  }
}

/** Letters without case and accents, numbers by their size: "1.10" after "1.9". A collator would be ten times slower. */
function sortKey(text) {
  return text.slice(0, 80).toLowerCase().normalize('NFKD').replace(/\d+/gu, (digits) => digits.padStart(10, '0'));
}

function inOrder() {
  if (!sorting.column) return RECORDS;
  if (!inOrderOf.has(sorting.column)) {
    const column = COLUMNS.find((one) => one.name === sorting.column);
    const keyed = RECORDS.map((record) => [column.number ? column.sort(record) : sortKey(column.sort(record)), record]);
    const order = column.number ? (a, b) => a[0] - b[0] : (a, b) => (!a[0] - !b[0]) || (a[0] < b[0] ? -1 : Number(a[0] > b[0]));
    inOrderOf.set(sorting.column, keyed.sort(order).map(([, record]) => record));
  }
  const sorted = inOrderOf.get(sorting.column);
  return sorting.down ? [...sorted].reverse() : sorted;
}

/** What the form asks for, as tests that a record must pass. */
function wanted() {
  const value = (name) => filters.elements[name].value;
  const tests = value('q').toLowerCase().split(/\s+/u).filter(Boolean).map((word) => (r) => r.search.includes(word));
  const equal = (name, of) => value(name) && tests.push((r) => of(r) === value(name));
  equal('kind', (r) => r.kind);
  equal('council', (r) => r.council);
  equal('document', (r) => paperOf(r).id);
  equal('status', statusOf);
  if (value('theme')) tests.push((r) => (r.themes || []).includes(value('theme')));
  const [from, to] = DAYS.map((name) => dayIn(filters.elements[name], name === 'to'));
  if (from) tests.push((r) => (r.values.timescale_latest || '') >= from);
  if (to) tests.push((r) => r.values.timescale_latest && r.values.timescale_latest <= to);
  if (value('copies') !== 'all') tests.push((r) => !r.repeat);
  if (value('doubt') === 'uncertain') tests.push((r) => UNCERTAIN.has(r.id));
  if (value('doubt') === 'reviewed') tests.push((r) => r.reviewed || reviews.has(r.id));
  return tests;
}

function applyFilters() {
  performance.mark('filter');
  const tests = wanted();
  shownRecords = inOrder().filter((record) => tests.every((test) => test(record)));
  recordsList.show(shownRecords);
  const all = shownRecords.length === RECORDS.length;
  const hidden = filters.elements.copies.value === 'all' ? 0 : REPEATS;
  const none = RECORDS.length ? 'No record fits. Clear a filter, or search for fewer words.' : 'This store holds no records.';
  find('records-table').hidden = !shownRecords.length;
  const told = all ? plural(RECORDS.length, 'record', 'records') : `${shownRecords.length.toLocaleString('en-GB')} of ${plural(RECORDS.length - hidden, 'record', 'records')}`;
  find('count').textContent = !shownRecords.length ? none : hidden ? `${told}; ${plural(hidden, 'repeat', 'repeats')} of them in other papers and earlier editions not shown` : told;
  performance.measure('filtered', 'filter');
}

function clearFilters() {
  filters.reset();
  showSorting('', false);
}

/** Set the form, the order and the place in the list by the address: #records?council=Barnet&kind=action&sort=when&at=50 */
function filterBy(parameters) {
  clearFilters();
  for (const [name, value] of parameters) {
    const control = filters.elements.namedItem(name);
    if (control?.name === name && name !== 'sort') control.value = DAYS.includes(name) && dayFrom(value) ? plain(dayInWords(value)) : value;
  }
  const column = COLUMNS.find(({ name }) => name === parameters.get('sort'));
  if (column) showSorting(column.name, parameters.get('down') === '1');
  const more = [...find('filters-more').querySelectorAll('[name]')];
  if (more.some((control) => control.value)) find('filters-more').open = true;
  applyFilters();
  recordsList.goTo(Number(parameters.get('at')) || 0);
}

/** What the form, the order and the place in the list are, as an address that shows the same again. */
function recordsAddress() {
  const told = new URLSearchParams();
  for (const control of filters.elements) {
    if (!control.name || control.name === 'sort' || !control.value) continue;
    told.set(control.name, DAYS.includes(control.name) ? dayIn(control, control.name === 'to') || '' : control.value);
  }
  if (sorting.column) told.set('sort', sorting.column);
  if (sorting.down) told.set('down', '1');
  if (recordsList.first) told.set('at', recordsList.first);
  return told.size ? `#records?${told}` : '#records';
}

/** The reader changed what is shown: the address follows, so that a reload, the browser's Back and a bookmark show the same. */
function changed() {
  applyFilters();
  keepAddress();
}

function keepAddress() {
  clearTimeout(keepAddress.waiting);
  keepAddress.waiting = setTimeout(() => { if (shownView === 'records') history.replaceState(null, '', recordsAddress()); }, 200); // browsers allow few changes a second
}

function recordRow(record) {
  const { values } = record;
  const days = daysOf(values);
  const when = values.timescale_raw ? printed(shortened(values.timescale_raw, 80)) : null;
  return make('tr', { role: 'row', 'data-id': record.id },
    cell('Kind', {}, capital(record.kind)),
    cell('Council', {}, printed(shortened(record.council, 60))),
    cell('No.', {}, numberOf(record) ? printed(shortened(numberOf(record), 20)) : ''),
    cell('Text', { class: 'bare' }, recordLink(record)),
    cell('Lead', {}, leadsOf(record).length ? printed(shortened(leadsOf(record).join('; '), 120)) : ''),
    cell('By when', {}, when, days ? make('span', { class: 'small block' }, `→ ${days}`) : ''),
    cell('Status', {}, statusOf(record) && statusOf(record) !== 'unknown' ? capital(words(statusOf(record))) : ''),
    cell('Page', { class: 'number' }, String(record.page)),
    cell('Confidence', { class: 'number' }, percent(record.confidence), ' ', reviewMark(record) || (UNCERTAIN.has(record.id) ? make('span', { class: 'mark' }, 'uncertain') : '')));
}
