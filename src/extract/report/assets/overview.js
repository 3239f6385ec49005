// ---- The first page: the first questions, as of a day, of one council or all.

const asked = find('overview-form');
const FIRST_ROWS = 6;
const MOST_BARS = 12;

function startOverview() {
  const councils = [...new Set(RECORDS.map((record) => record.council))].sort(ORDER);
  asked.elements.council.append(...councils.map((council) => make('option', { value: council }, plain(council))));
  asked.addEventListener('input', () => { if (dayIn(asked.elements.asof)) showOverview(); });
  asked.addEventListener('change', () => history.replaceState(null, '', overviewAddress()));
  asked.addEventListener('submit', (event) => event.preventDefault());
  find('overview-today').addEventListener('click', () => { asked.elements.asof.value = plain(dayInWords(today())); showOverview(); history.replaceState(null, '', overviewAddress()); });
}

/** Set the questions by the address: #overview?council=Barnet&asof=2024-05-01 */
function askBy(parameters) {
  const day = dayFrom(parameters.get('asof') || '') || (asked.elements.asof.value && dayFrom(asked.elements.asof.value)) || today();
  asked.elements.asof.value = plain(dayInWords(day));
  const wanted = parameters.get('council');
  if (wanted !== null && [...asked.elements.council.options].some((option) => option.value === wanted)) asked.elements.council.value = wanted;
  showOverview();
  const scheme = parameters.get('scheme');
  if (scheme !== null && [...asked.elements.scheme.options].some((option) => option.value === scheme)) {
    asked.elements.scheme.value = scheme;
    showOverview();
  }
}

const scopeOf = () => ({ asof: dayFrom(asked.elements.asof.value) || today(), council: asked.elements.council.value });

function overviewAddress() {
  const { asof, council } = scopeOf();
  const { scheme } = asked.elements;
  return `#overview?${new URLSearchParams({ ...(council ? { council } : {}), asof, ...(scheme.selectedIndex > 0 ? { scheme: scheme.value } : {}) })}`;
}

/** The address of the rows behind a number. */
function rowsAddress(more) {
  const { asof, council } = scopeOf();
  return `#records?${new URLSearchParams({ ...(council ? { council } : {}), asof, ...more })}`;
}

function showOverview() {
  const scope = scopeOf();
  const own = RECORDS.filter((record) => !record.repeat && (!scope.council || record.council === scope.council));
  const actions = own.filter((record) => record.kind === 'action');
  const states = new Map(actions.map((record) => [record, stateOf(record, scope.asof)]));
  const tally = (rows) => rows.reduce((counts, record) => { const state = states.get(record); counts[state] = (counts[state] || 0) + 1; return counts; }, {});
  find('answers').replaceChildren(...tiles(own, actions, states, scope));
  find('urgent').replaceChildren(...urgent(actions, states, scope));
  const drawn = [deadlines(actions, states, scope), standing(actions, tally, scope), pace(actions, tally), carriers(actions, tally, scope), themes(actions, tally, schemeIn(actions))];
  find('charts').replaceChildren(...drawn.filter(Boolean));
  find('charts-legend').replaceChildren(legend(new Set(states.values())));
  find('scheme-choice').hidden = asked.elements.scheme.options.length < 2;
}

/** The scheme that is chosen, among those that the actions have themes of; the commonest first. Never two at once. */
function schemeIn(actions) {
  const counts = new Map();
  for (const record of actions) for (const scheme of Object.keys(record.themes || {})) counts.set(scheme, (counts.get(scheme) || 0) + 1);
  const schemes = [...counts].sort((a, b) => b[1] - a[1] || ORDER(a[0], b[0])).map(([scheme]) => scheme);
  const wanted = asked.elements.scheme.value;
  asked.elements.scheme.replaceChildren(...schemes.map((scheme) => make('option', { value: scheme, selected: scheme === wanted }, schemeName(scheme))));
  return schemes.includes(wanted) ? wanted : schemes[0];
}

function tile(number, label, href, tone = '', more = '') {
  return make('li', { class: `tile ${tone}`.trim() }, make('a', { href }, make('strong', {}, number.toLocaleString('en-GB')), make('span', {}, label), more ? make('span', { class: 'small' }, more) : null));
}

function tiles(own, actions, states, { asof, council }) {
  const day = plain(dayInWords(asof));
  const overdue = actions.filter((record) => states.get(record) === 'overdue');
  const until = monthsOn(asof, 3); // deadlines stand at the ends of quarters: ninety days would miss them by one
  const soon = actions.filter((record) => states.get(record) === 'due' && deadlineOf(record) <= until);
  const quiet = overdue.filter((record) => isQuiet(record, asof));
  const unanswered = own.filter(isUnanswered);
  const nobody = actions.filter((record) => !record.leads && states.get(record) !== 'done');
  const lost = DATA.suspicions.filter((one) => !council || DATA.documents[one.document].council === council);
  const doubtful = own.filter((record) => UNCERTAIN.has(record.id) && !reviews.has(record.id));
  return [
    tile(overdue.length, `overdue on ${day}`, rowsAddress({ kind: 'action', state: 'overdue', sort: 'when' }), 'overdue', overdue.length ? `of ${actions.length.toLocaleString('en-GB')} actions` : ''),
    tile(soon.length, 'due in the next three months', rowsAddress({ kind: 'action', state: 'due', from: asof, to: until, sort: 'when' }), 'due', soon.length ? `until ${plain(dayInWords(until))}` : ''),
    tile(quiet.length, 'overdue, and nothing is said of them', rowsAddress({ kind: 'action', state: 'quiet', sort: 'when' }), 'undated', 'no status, no progress'),
    ...promiseTiles(actions),
    ...silenceTile(),
    tile(unanswered.length, 'recommendations without an action', rowsAddress({ kind: 'recommendation', answers: 'none' })),
    tile(nobody.length, 'open actions that nobody leads', rowsAddress({ kind: 'action', post: 'none' })),
    tile(doubtful.length, 'records to check against the paper', '#review', '', [`of ${own.length.toLocaleString('en-GB')}`, lost.length ? `and ${plural(lost.length, 'place', 'places')} where something may be lost` : ''].filter(Boolean).join(', ')),
  ];
}

/** What the promises of several editions say: nothing where a store follows none. */
function promiseTiles(actions) {
  const slipped = actions.filter((record) => record.slipped > 0);
  const vanished = actions.filter((record) => record.vanished);
  return [
    slipped.length ? tile(slipped.length, 'put off to a later day', rowsAddress({ kind: 'action', state: 'slipped' }), 'overdue', `by ${plural(Math.round(median(slipped.map((record) => record.slipped))), 'day', 'days')}${slipped.length > 1 ? ' in the middle' : ''}`) : null,
    vanished.length ? tile(vanished.length, 'gone from later papers, never told done', rowsAddress({ kind: 'action', state: 'vanished' }), 'undated') : null,
  ].filter(Boolean);
}

function urgent(actions, states, { asof }) {
  const sorted = (state) => actions.filter((record) => states.get(record) === state && deadlineOf(record)).sort((a, b) => (deadlineOf(a) < deadlineOf(b) ? -1 : 1));
  const lists = [
    ['overdue', `Overdue on ${plain(dayInWords(asof))}`, 'Days late', sorted('overdue'), (record) => daysBetween(deadlineOf(record), asof)],
    ['due', 'Due next', 'Days left', sorted('due'), (record) => daysBetween(asof, deadlineOf(record))],
  ];
  return lists.map(([state, title, days, rows, count]) => make('section', { class: 'urgent', 'aria-labelledby': `urgent-${state}` },
    make('h2', { id: `urgent-${state}` }, title, make('span', { class: 'small' }, ` ${rows.length.toLocaleString('en-GB')}`)),
    rows.length ? make('table', { class: 'short-list' },
      make('thead', {}, make('tr', {}, ['Action', 'Lead', 'By when', days].map((name, at) => make('th', { scope: 'col', class: at === 3 ? 'number' : null }, name)))),
      make('tbody', {}, rows.slice(0, FIRST_ROWS).map((record) => make('tr', {},
        make('td', {}, recordLink(record), make('span', { class: 'small block' }, printed(plain(`${record.council}, page ${record.page}${numberOf(record) ? `, ${numberOf(record)}` : ''}`)))),
        make('td', {}, leadsOf(record).length ? printed(leadsInShort(record)) : '–'),
        make('td', { class: 'date' }, dayInWords(deadlineOf(record))),
        make('td', { class: 'number', 'data-label': days }, count(record).toLocaleString('en-GB')))))) : make('p', {}, 'None.'),
    rows.length > FIRST_ROWS ? make('p', {}, make('a', { href: rowsAddress({ kind: 'action', state, sort: 'when' }) }, `All ${rows.length.toLocaleString('en-GB')}`)) : null));
}

// ---- The charts

function figure(name, title, under, ...content) {
  return make('figure', { class: `chart ${name}`, 'aria-labelledby': `chart-${name}` }, make('figcaption', {}, make('h2', { id: `chart-${name}` }, title), under ? make('p', { class: 'small' }, under) : null), content);
}

/** Bars of the groups with most actions: `groups` maps a key to {label, rows}, `link` gives what names a key's rows. */
function bars(groups, tally, heading, link, most = MOST_BARS) {
  const sorted = [...groups].sort((a, b) => b[1].rows.length - a[1].rows.length || ORDER(a[1].label, b[1].label)).slice(0, most);
  return barChart(sorted.map(([key, { label, rows }]) => ({ label, counts: tally(rows), link: (state) => rowsAddress({ kind: 'action', ...link(key), ...(state ? { state } : {}) }) })), heading);
}

function grouped(rows, keysOf, labelOf) {
  const groups = new Map();
  for (const row of rows) for (const key of keysOf(row)) (groups.get(key) || groups.set(key, { label: labelOf(key), rows: [] }).get(key)).rows.push(row);
  return groups;
}

function standing(actions, tally, { council, asof }) {
  if (!actions.length) return null;
  const groups = council ? grouped(actions, (record) => [record.part ?? -1], (at) => partName(at)) : grouped(actions, (record) => [record.council], (name) => name);
  const link = council ? (at) => ({ part: DATA.parts[at]?.id || '' }) : (name) => ({ council: name });
  const more = groups.size > 20 ? `The 20 with most actions, of ${groups.size}.` : '';
  return figure('standing', `Where the actions stand on ${plain(dayInWords(asof))}`, `${council ? 'By paper' : 'By council'}, by what the papers say. ${more}`, bars(groups, tally, council ? 'Paper' : 'Council', link, 20));
}

function carriers(actions, tally, { council }) {
  const groups = grouped(actions, (record) => postsOf(record), (key) => postName(key, SEVERAL_COUNCILS && !council));
  if (!groups.size) return null;
  const more = groups.size > MOST_BARS ? ` The ${MOST_BARS} with most, of ${groups.size.toLocaleString('en-GB')}.` : '';
  return figure('carriers', 'Who carries most', `An action with two leads counts for both.${more}`, bars(groups, tally, 'Post, body or person', (key) => ({ post: key })));
}

function pace(actions, tally) {
  const known = actions.filter((record) => record.pace !== null);
  if (!known.length) return null;
  const groups = grouped(known, (record) => [paceBand(record)], (band) => PACES[band][0]);
  const rows = [...groups].sort((a, b) => a[0] - b[0]).map(([band, { label, rows: own }]) => ({ label, counts: tally(own), link: (state) => rowsAddress({ kind: 'action', pace: band, ...(state ? { state } : {}) }) }));
  const middle = Math.round(median(known.map((record) => record.pace)));
  return figure('pace', 'How fast', `From the challenge, or else the meeting, to the deadline: ${plural(middle, 'day', 'days')} in the middle of ${plural(known.length, 'action', 'actions')} that say so.`, barChart(rows, 'Time given'));
}

function themes(actions, tally, scheme) {
  const groups = grouped(actions, (record) => (record.themes || {})[scheme] || [], (theme) => theme);
  if (!groups.size) return null;
  return figure('themes', 'What it is about', `By ${schemeName(scheme)}; an action with two counts for both.`, bars(groups, tally, 'Theme', (theme) => ({ theme: `${scheme}|${theme}` })));
}

function deadlines(actions, states, { asof }) {
  const counts = new Map();
  for (const record of actions) {
    const deadline = deadlineOf(record);
    if (!deadline) continue;
    const own = counts.get(quarterOf(deadline)) || counts.set(quarterOf(deadline), {}).get(quarterOf(deadline));
    own[states.get(record)] = (own[states.get(record)] || 0) + 1;
  }
  if (!counts.size) return null;
  return figure('deadlines', 'When it is to be done', `Deadlines by calendar quarter; the line is ${plain(dayInWords(asof))}.`, timeLine(counts, asof, (from, to) => rowsAddress({ kind: 'action', dated: 'yes', from, to, sort: 'when' })));
}
