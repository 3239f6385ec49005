// ---- One record: its picture, its values as printed and as read, and the reader's verdict.

let current = null;
let trail = { items: [], back: '#records', name: 'list' }; // where "previous" and "next" lead

function showRecord(id) {
  const record = BY_ID.get(id);
  current = record || null;
  find('record-title').replaceChildren(record ? nameOf(record) : 'No such record');
  find('record-review').hidden = !record;
  find('record-pictures').replaceChildren(...(record ? pictures(record) : []));
  find('record-facts').replaceChildren(...(record ? [whyPanel(record), factsList(record)] : []));
  find('record-values').replaceChildren(...(record ? valuesOf(record) : [make('p', {}, 'The address names a record that this report does not hold.')]));
  showSteps(record);
  find('cited').hidden = true;
  find('record-cite').hidden = !record;
  if (record) showVerdict(record);
}

function showSteps(record) {
  const at = trail.items.indexOf(record);
  find('record-back').href = trail.back;
  find('record-back').textContent = `Back to the ${trail.name}`;
  find('record-place').textContent = at < 0 ? '' : `${at + 1} of ${trail.items.length}`;
  for (const [id, other] of [['record-previous', trail.items[at - 1]], ['record-next', at < 0 ? null : trail.items[at + 1]]]) {
    find(id).hidden = !other;
    if (other) find(id).href = recordAddress(other);
  }
}

function valuesOf(record) {
  const { values } = record;
  const full = (name, tag = 'p') => (values[name] ? printed(values[name], tag) : null);
  return [
    values.stem ? printed(values.stem, 'p', { class: 'small' }) : null,
    full('text'),
    values.context ? make('details', {}, make('summary', {}, 'Explanatory text'), full('context')) : null,
    pairsTable(record),
  ].filter(Boolean);
}

const FOUND = { tagged: 'by the tags in the file', ruled: 'in a ruled table', aligned: 'in a table without rules', camelot: 'in a table', prose: 'in running text' };

function foundBy(method) {
  const [way, ...more] = method.split('+');
  return (Object.hasOwn(FOUND, way) ? FOUND[way] : `as ${words(way)}`) + (more.includes('ocr') ? ', by OCR' : '');
}

/** Rows of: name, as printed, as read. */
function pairs(record) {
  const { values } = record;
  const leads = (record.leads || []).map((lead) => `${lead.name} (${words(lead.kind)}${lead.ambiguous ? ', another reading is possible' : ''})`);
  const days = daysOf(values);
  const kind = values.timescale_kind ? capital(words(values.timescale_kind)) : '';
  const read = [days ? `${kind}: ${days}` : kind, values.timescale_approximate ? 'another reading is reasonable' : ''].filter(Boolean).join('; ');
  const status = values.status ? capital(words(values.status)) + (values.status_source ? ` (from the ${words(values.status_source)})` : '') : '';
  const other = Object.entries(values.extra || {}).map(([heading, text]) => [heading, text, '']);
  return [
    ['Lead', values.lead_raw, leads.join('\n')],
    ['By when', values.timescale_raw, values.timescale_raw || days ? read : ''],
    ['Status', values.status_raw, values.status_raw || values.status !== 'unknown' ? status : ''],
    ['Progress', values.progress_raw, ''],
    ['Group', values.group_label, ''],
    ['Answers', (values.recommendation_numbers || []).map((number) => `no. ${number}`).join(', '), ''],
    ['Asked', '', [values.verb, values.decision_maker && `by ${values.decision_maker}`, values.delegated_to && `delegated to ${values.delegated_to}`, values.state].filter(Boolean).join(', ')],
    ['Recommended by', '', values.origin ? words(values.origin) : ''],
    ['Response', '', values.response || ''],
    ...other,
  ].filter(([, printedWords, readAs]) => printedWords || readAs);
}

function pairsTable(record) {
  const rows = pairs(record);
  if (!rows.length) return null;
  const column = (name) => make('th', { scope: 'col', role: 'columnheader' }, name);
  const head = make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, cell('', {}), column('As printed'), column('As read')));
  const body = rows.map(([name, raw, read]) => make('tr', { role: 'row' }, printed(shortened(name, 60), 'th', { scope: 'row', role: 'rowheader' }), cell('printed', {}, raw ? printed(raw) : ''), cell('read', {}, read ? printed(read) : '')));
  return make('table', { class: 'values', role: 'table', 'aria-label': 'Values' }, head, make('tbody', { role: 'rowgroup' }, body));
}

function factsList(record) {
  const paper = paperOf(record);
  const pages = [...new Set(record.regions.map(([page]) => page))].sort((a, b) => a - b);
  const where = pages.length > 1 ? `pages ${pages[0]} to ${pages[pages.length - 1]}` : `page ${pages[0]}`;
  const notes = (more(record).notes || []).map((note) => make('li', {}, 'Note: ', printed(note)));
  const issues = (more(record).issues || []).filter((issue) => !(more(record).notes || []).includes(issue.message)).map((issue) => make('li', {}, `${capital(issue.severity)}: `, printed(issue.message)));
  return make('ul', { class: 'facts' },
    make('li', {}, `Confidence ${percent(record.confidence)}, found ${foundBy(more(record).method)}${record.ambiguous ? '; its pairing is ambiguous' : ''}. `, reviewMark(record)),
    ...Object.entries(record.themes || {}).map(([scheme, names]) => make('li', {}, `Themes (${schemeName(scheme)}): `, printed(names.join('; ')))),
    ...notes, ...issues,
    make('li', {}, 'Council: ', printed(record.council)),
    make('li', {}, 'Paper: ', printed(paper.title || paper.name), partName(record.part) !== (paper.title || paper.name) ? [' – ', printed(partName(record.part))] : null, `, ${where}`),
    make('li', {}, 'Source: ', source(paper, record.page)),
    partOf(record) && record.kind !== 'decision' ? make('li', {}, make('a', { href: planAddress(partOf(record), record) }, 'Its plan: what answers what')) : null,
    followed(record),
    ...answersOf(record).map((one) => make('li', {}, 'Answers: ', make('a', { href: recordAddress(one) }, printed(`${plain(numberOf(one), 12)} ${shortened(one.values.text, 160)}`.trim())))),
    ...answeredBy(record).map((one) => make('li', {}, 'Answered by: ', make('a', { href: recordAddress(one) }, printed(`${plain(numberOf(one), 12)} ${shortened(one.values.text, 160)}`.trim())))));
}

const answeredBy = (record) => (record.kind === 'recommendation' ? RECORDS.filter((one) => !one.repeat && (one.answers || []).includes(record.id)) : []);

/** What became of it over the editions of its plan. */
function followed(record) {
  if (!(record.editions > 1) && !record.slipped) return null;
  const told = [record.editions > 1 ? `In ${record.editions} editions` : '', record.promised && record.slipped ? `first promised for ${plain(dayInWords(record.promised))}, ${record.slipped > 0 ? 'put off' : 'brought forward'} by ${plural(Math.abs(record.slipped), 'day', 'days')}` : '', record.vanished ? 'gone from later papers without being told done' : ''];
  return make('li', {}, `${told.filter(Boolean).join('; ')}.`);
}

/** The paper at the page: a link where it has a web address, else the file's name; its folder is the reader's own affair. */
function source(paper, page) {
  if (paper.link) return make('a', { href: `${paper.link}#page=${page}`, rel: 'noopener noreferrer external' }, printed(`${paper.link}#page=${page}`));
  return printed(`${paper.name}, page ${page}`);
}

// ---- The verdict

function showVerdict(record) {
  const own = reviews.get(record.id);
  const changed = own?.changes ? ` (${Object.keys(own.changes).map((name) => DATA.fields[record.kind].find((field) => field.name === name).label.toLowerCase()).join('; ')})` : '';
  find('record-verdict').textContent = own ? `You ${own.verdict} this record${changed}.` : '';
  find('verdict-undo').hidden = !own;
  find('verdict-accept').setAttribute('aria-pressed', String(own?.verdict === 'accepted'));
  find('verdict-reject').setAttribute('aria-pressed', String(own?.verdict === 'rejected'));
  find('record-spread').replaceChildren(...[spreadOffer(record, () => showVerdict(record))].filter(Boolean));
  openForm(false);
}

function openForm(open) {
  find('correction').hidden = !open;
  find('verdict-correct').setAttribute('aria-expanded', String(open));
  if (open) {
    fillForm(current);
    find('field-text').setSelectionRange(0, 0);
    find('field-text').focus();
  }
}

function decide(verdict, changes = null, note = null) {
  review(current, verdict, changes, note);
  keepReviews();
  const at = trail.items.indexOf(current);
  const next = trail.name === LISTS.review.name && verdict && at >= 0 ? trail.items[at + 1] : null;
  say(verdict ? `${capital(verdict)}. ${next ? 'On to the next record.' : ''}` : 'Review taken back');
  if (next) {
    // At once, not when the browser gets round to it: the next key must not fall on this record.
    history.pushState(null, '', recordAddress(next));
    route();
  } else {
    showVerdict(current);
    find('record-facts').replaceChildren(whyPanel(current), factsList(current));
    find('verdict-accept').focus();
  }
}

function saveCorrection(event) {
  event.preventDefault();
  const changes = changesIn(current);
  const wrong = complaint(changes);
  if (wrong) {
    find('record-verdict').textContent = wrong;
    find('field-text').focus();
  } else decide(changes ? 'corrected' : 'accepted', changes, textOrNull(find('field-note').value));
}

function startRecord() {
  find('record-cite').addEventListener('click', (event) => cite(current, event.currentTarget));
  find('verdict-accept').addEventListener('click', () => decide('accepted'));
  find('verdict-reject').addEventListener('click', () => decide('rejected'));
  find('verdict-undo').addEventListener('click', () => decide(null));
  find('verdict-correct').addEventListener('click', () => openForm(find('correction').hidden));
  find('correction-cancel').addEventListener('click', () => { openForm(false); find('verdict-correct').focus(); });
  find('correction').addEventListener('submit', saveCorrection);
  // Letters work only while one of the buttons has the focus: they cannot come in the way of speech input (WCAG 2.1.4).
  find('record-review').addEventListener('keydown', (event) => {
    if (event.target.tagName !== 'BUTTON' || event.ctrlKey || event.altKey || event.metaKey) return;
    const button = { a: 'verdict-accept', c: 'verdict-correct', r: 'verdict-reject', u: 'verdict-undo' }[event.key.toLowerCase()];
    if (button && !find(button).hidden) {
      event.preventDefault();
      find(button).click();
    }
  });
}
