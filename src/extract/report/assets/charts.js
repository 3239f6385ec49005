// ---- Charts. A bar is a row of a table, so that its words wrap, print, and are read aloud; each piece leads to its rows.

/** The parts of a bar: for every state how many, with the address of these rows. `most` is the longest bar's number. */
function pieces(counts, most, linkOf, whose) {
  return STATES.filter((state) => counts[state]).map((state) => {
    const number = counts[state];
    const piece = make('a', { class: `piece ${state}`, href: linkOf(state), tabindex: -1, title: `${DATA.states[state]}: ${plural(number, 'action', 'actions')} – ${whose}` }, number / most > 0.03 + 0.03 * String(number).length ? number.toLocaleString('en-GB') : '');
    piece.style.width = `${(100 * number) / most}%`;
    return piece;
  });
}

const sum = (counts) => Object.values(counts).reduce((all, one) => all + one, 0);

/** Bars of `rows`: {label, counts by state, link(state)}; a state of '' means all. */
function barChart(rows, heading) {
  const most = Math.max(1, ...rows.map((row) => sum(row.counts)));
  const body = rows.map((row) => {
    const all = sum(row.counts);
    const track = make('span', { class: 'track', 'aria-hidden': 'true' }, pieces(row.counts, most, row.link, plain(row.label, 90)));
    const told = STATES.filter((state) => row.counts[state]).map((state) => `${DATA.states[state]} ${row.counts[state]}`).join(', ');
    return make('tr', { role: 'row' }, make('th', { scope: 'row', role: 'rowheader' }, make('a', { href: row.link('') }, printed(plain(row.label, 90)))),
      make('td', { class: 'bar', role: 'cell' }, track, make('span', { class: 'visually-hidden' }, told)),
      make('td', { class: 'number', role: 'cell' }, all.toLocaleString('en-GB')));
  });
  const head = make('thead', { class: 'visually-hidden', role: 'rowgroup' }, make('tr', { role: 'row' }, [heading, 'By state', 'Actions'].map((name) => make('th', { scope: 'col', role: 'columnheader' }, name))));
  const columns = make('colgroup', {}, ['label', '', 'count'].map((name) => make('col', { class: `col-${name}` })));
  return make('table', { class: 'bars', role: 'table' }, columns, head, make('tbody', { role: 'rowgroup' }, body));
}

function legend(used) {
  return make('ul', { class: 'legend' }, STATES.filter((state) => used.has(state)).map((state) => make('li', {}, make('span', { class: `swatch ${state}` }), DATA.states[state])));
}

const quarterOf = (iso) => Number(iso.slice(0, 4)) * 4 + Math.floor((Number(iso.slice(5, 7)) - 1) / 3);
const quarterName = (number) => `Q${(number % 4) + 1} ${Math.floor(number / 4)}`;
const firstDay = (number) => isoOf(Math.floor(number / 4), (number % 4) * 3 + 1, 1);

function lastDay(number) {
  const next = firstDay(number + 1);
  return new Date(Date.parse(next) - DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Deadlines by calendar quarter as columns, with a line at the day asked about. `counts`: quarter to numbers by state. */
function timeLine(counts, day, linkOf) {
  const known = [...counts.keys()];
  const here = quarterOf(day);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const first = here < low && low - here <= 4 ? here : low; // a day far off has no place on the line
  const last = here > high && here - high <= 4 ? here : high;
  const most = Math.max(1, ...[...counts.values()].map(sum));
  const columns = [];
  for (let quarter = first; quarter <= last && columns.length < 80; quarter += 1) {
    const own = counts.get(quarter) || {};
    const all = sum(own);
    const stack = STATES.filter((state) => own[state]).reverse().map((state) => {
      const piece = make('span', { class: `piece ${state}` });
      piece.style.height = `${(9 * own[state]) / most}rem`;
      return piece;
    });
    const told = `${quarterName(quarter)}: ${plural(all, 'deadline', 'deadlines')}`;
    const bar = all ? make('a', { class: 'stack', href: linkOf(firstDay(quarter), lastDay(quarter)), title: told, 'aria-label': told }, make('span', { class: 'value' }, all), stack) : make('span', { class: 'stack' });
    const line = quarter === here ? make('span', { class: 'today', title: `${plain(dayInWords(day))}` }) : null;
    if (line) line.style.left = `${(100 * daysBetween(firstDay(quarter), day)) / 92}%`;
    const name = quarter % 4 === 0 || quarter === first ? [`Q${(quarter % 4) + 1}`, make('br'), String(Math.floor(quarter / 4))] : `Q${(quarter % 4) + 1}`;
    columns.push(make('li', {}, line, bar, make('span', { class: 'quarter', 'aria-hidden': 'true' }, name)));
  }
  return make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': 'Deadlines by quarter' }, make('ol', { class: 'columns' }, columns));
}
