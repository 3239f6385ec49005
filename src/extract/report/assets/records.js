// ---- The table of records: what is shown, in which order, under which address.

const COLUMNS = [
  { name: 'number', label: 'No.', sort: numberOf },
  { name: 'text', label: 'Text', order: DATA.by_text },
  { name: 'answers', label: 'Answers', sort: (r) => answersOf(r).map(numberOf).join(' ') },
  { name: 'lead', label: 'Lead', sort: (r) => leadsOf(r)[0] || '' },
  { name: 'when', label: 'By when', sort: (r) => r.values.timescale_latest || r.values.timescale_raw || '' },
  { name: 'status', label: 'Stands', sort: (r, day) => stateOf(r, day) || statusOf(r) },
  { name: 'paper', label: 'Paper', sort: (r) => `${r.council} ${paperOf(r).date || ''} ${paperOf(r).title || ''} ${String(r.page).padStart(6, '0')}` },
];
const MORE_ORDERS = [
  { name: 'confidence', label: 'Confidence', number: true, sort: (r) => r.confidence },
  { name: 'page', label: 'Page', number: true, sort: (r) => r.page },
];
const ORDERS = [...COLUMNS, ...MORE_ORDERS];
const filters = find('filters');
const sorting = { column: null, down: false };
const inOrderOf = new Map(); // sorted lists, made once a column: comparing texts is what takes time
let recordsList = null;
let shownRecords = [];

const answersOf = (record) => (record.answers || []).map((id) => BY_ID.get(id)).filter(Boolean);

function listDay() {
  const typed = filters.elements.asof.value;
  if (listDay.typed !== typed || !typed) Object.assign(listDay, { typed, day: dayFrom(typed) || today() });
  return listDay.day;
}

function startRecords() {
  recordsList = new PagedList(find('records-body'), find('pager'), recordRow, 'Records', keepAddress);
  startFilters();
  filters.elements.sort.append(make('option', { value: '' }, 'Paper order'), ...ORDERS.map((column) => make('option', { value: column.name }, column.label)));
  find('records-head').append(...COLUMNS.map(headerCell));
  filters.addEventListener('input', (event) => { if (event.target.name === 'sort') sortBy(event.target.value, false); else changed(); });
  find('filters-clear').addEventListener('click', () => { clearFilters(); changed(); });
  find('filters-more').open = !matchMedia('(max-width: 52rem)').matches; // on a phone the list comes first
  filters.addEventListener('submit', (event) => event.preventDefault());
  find('records-excel').addEventListener('click', saveWorkbook);
  find('records-csv').addEventListener('click', saveTable);
  find('records-print').addEventListener('click', printAll);
  document.addEventListener('click', (event) => { if (event.target.closest('a')) settleAddress(); }, true);
}

function headerCell(column) {
  const button = make('button', { type: 'button' }, column.label);
  button.addEventListener('click', () => sortBy(column.name, sorting.column === column.name && !sorting.down));
  return make('th', { scope: 'col', role: 'columnheader', class: `sort c-${column.name}`, 'data-column': column.name }, button);
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

/** The key of one column for each record; few values stand in most columns, so that each is made once. */
function keysOf(column, day) {
  if (column.number) return column.sort;
  const made = new Map();
  return (record) => {
    const text = column.sort(record, day);
    if (!made.has(text)) made.set(text, sortKey(text));
    return made.get(text);
  };
}

function sortedBy(column, day) {
  const keyOf = keysOf(column, day);
  const keyed = RECORDS.map((record) => [keyOf(record), record]);
  const order = column.number ? (a, b) => a[0] - b[0] : (a, b) => (!a[0] - !b[0]) || (a[0] < b[0] ? -1 : Number(a[0] > b[0]));
  return keyed.sort(order).map(([, record]) => record);
}

function inOrder() {
  if (!sorting.column) return RECORDS;
  const day = listDay();
  const key = sorting.column === 'status' ? `status ${day}` : sorting.column;
  if (!inOrderOf.has(key)) {
    const column = ORDERS.find((one) => one.name === sorting.column);
    inOrderOf.set(key, column.order ? column.order.map((at) => RECORDS[at]) : sortedBy(column, day));
  }
  const sorted = inOrderOf.get(key);
  return sorting.down ? [...sorted].reverse() : sorted;
}

function applyFilters() {
  performance.mark('filter');
  const tests = [...wanted().values()].flat();
  shownRecords = inOrder().filter((record) => tests.every((test) => test(record)));
  recordsList.show(shownRecords);
  const hidden = filters.elements.copies.value === 'all' ? 0 : REPEATS;
  const all = RECORDS.length - hidden;
  const none = RECORDS.length ? 'No record fits. Clear a filter, or search for fewer words.' : 'This store holds no records.';
  const told = shownRecords.length === all ? plural(all, 'record', 'records') : `${shownRecords.length.toLocaleString('en-GB')} of ${plural(all, 'record', 'records')}`;
  find('records-table').hidden = !shownRecords.length;
  find('count').textContent = !shownRecords.length ? none : hidden ? `${told}; ${plural(hidden, 'repeat', 'repeats')} in other papers and earlier editions not shown` : told;
  find('filters-told').textContent = filtersInWords();
  performance.measure('filtered', 'filter');
  countFacets();
}

/** What is chosen, for a screen on which the form is folded away. */
function filtersInWords() {
  const chosen = [...filters.elements].filter((control) => control.name && control.name !== 'sort' && control.name !== 'q' && control.value);
  return chosen.map((control) => (FACETS[control.name] ? labelOf(FACETS[control.name], control.value) : `${control.labels[0].textContent} ${control.value}`)).join(', ');
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
    if (control?.name !== name || name === 'sort') continue;
    if (control.tagName === 'SELECT') offer(control, value);
    control.value = DAYS.includes(name) && dayFrom(value) ? plain(dayInWords(value)) : value;
  }
  const column = ORDERS.find(({ name }) => name === parameters.get('sort'));
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
  keepAddress.waiting = setTimeout(settleAddress, 200); // browsers allow few changes a second
}

/** Writes the address that waits. Asked for before a link is followed, too: a wait that ends while the browser turns to the link would call it back. */
function settleAddress() {
  if (!keepAddress.waiting) return;
  clearTimeout(keepAddress.waiting);
  keepAddress.waiting = null;
  if (shownView === 'records') history.replaceState(null, '', recordsAddress());
}

function stateMark(record) {
  const state = stateOf(record, listDay());
  if (state) return make('span', { class: `state ${state}` }, DATA.states[state]);
  return statusOf(record) && statusOf(record) !== 'unknown' ? capital(words(statusOf(record))) : '';
}

function recordRow(record) {
  const { values } = record;
  const days = daysOf(values);
  const lead = leadsOf(record).join('; ');
  const answers = answersOf(record).map((one) => `${plain(numberOf(one) || '', 12)} ${plain(one.values.text, 90)}`).join(' · ') || (values.recommendation_numbers || []).join(', ');
  const when = deadlineOf(record) ? dayInWords(deadlineOf(record)) : days || values.timescale_raw || '';
  const paper = paperOf(record);
  const doubt = reviewMark(record) || (UNCERTAIN.has(record.id) ? make('span', { class: 'small block', title: 'The chance that every value is right' }, `${percent(record.confidence)} sure`) : null);
  const clipped = (text) => (text ? found(text, { class: 'clip' }) : '');
  return make('tr', { role: 'row', 'data-id': record.id },
    cell('No.', { class: 'no' }, numberOf(record) ? found(shortened(numberOf(record), 20)) : ''),
    cell('Text', { class: 'bare' }, make('a', { class: 'row', href: recordAddress(record) }, found(shortened(values.text, 320), { class: 'clip' }))),
    cell('Answers', {}, clipped(answers)),
    cell('Lead', {}, clipped(shortened(lead, 120))),
    cell('By when', {}, when ? make('span', { class: `clip${deadlineOf(record) ? ' date' : ''}`, title: values.timescale_raw ? plain(values.timescale_raw, 200) : null }, found(deadlineOf(record) ? when : shortened(when, 60))) : ''),
    cell('Stands', {}, stateMark(record) || make('span', { class: 'small kind' }, capital(record.kind)), doubt),
    cell('Paper', {}, make('span', { class: 'clip small', title: plain(partName(record.part), 160) }, printed(`${plain(record.council, 40)}, p.\u00a0${record.page}${paper.date ? `, ${dayInWords(paper.date)}` : ''} – ${plain(partName(record.part), 60)}`))));
}

/** All rows that are asked for, on paper: not only the page of the list that is looked at. */
function printAll() {
  const { first, size } = recordsList;
  Object.assign(recordsList, { first: 0, size: shownRecords.length });
  recordsList.render();
  window.addEventListener('afterprint', () => { Object.assign(recordsList, { first, size }); recordsList.render(); }, { once: true });
  window.print();
}
