// ---- What answers what: a plan as it stands on paper, each recommendation with its actions, the page beside it.

let viewer = null;
let shownPlan = null;

/** Papers that hold actions or recommendations, by council, the latest meeting first; `own` are their records. */
function plansOf() {
  const plans = DATA.parts.map((part, at) => ({ part, at, own: [] }));
  for (const record of RECORDS) if (record.part !== undefined && record.kind !== 'decision') plans[record.part].own.push(record);
  const counted = plans.filter((plan) => plan.own.some((record) => !record.repeat));
  const dated = ({ part }) => part.date || DATA.documents[part.document].date || '';
  return counted.sort((a, b) => ORDER(a.own[0].council, b.own[0].council) || (dated(a) < dated(b) ? 1 : -1));
}

/** The recommendations of a plan with the actions that answer them, in the order of the paper; last what answers none. */
function answersIn(plan) {
  const place = (record) => record.regions[0][0] * 1e5 + record.regions[0][2];
  const asked = plan.own.filter((record) => record.kind === 'recommendation').sort((a, b) => place(a) - place(b));
  const sections = new Map(asked.map((record) => [record, []]));
  const loose = [];
  for (const action of plan.own.filter((record) => record.kind === 'action').sort((a, b) => place(a) - place(b))) {
    const numbers = new Set(action.values.recommendation_numbers || []);
    const here = asked.filter((record) => (action.answers || []).includes(record.id) || (numbers.size && numbers.has(record.values.number)));
    const elsewhere = here.length ? [] : answersOf(action);
    for (const record of [...here, ...elsewhere]) (sections.get(record) || sections.set(record, []).get(record)).push(action);
    if (!here.length && !elsewhere.length) loose.push(action);
  }
  return { sections, loose };
}

/** The day that was asked about on the first page, or is named by the address. */
const planDay = () => dayFrom(asked.elements.asof.value) || today();

function showPlan(id, at, asof) {
  if (dayFrom(asof || '')) asked.elements.asof.value = plain(dayInWords(dayFrom(asof)));
  const plans = plansOf();
  const plan = plans.find(({ part }) => part.id === id);
  shownPlan = plan || null;
  find('plan-page').hidden = !plan;
  find('plan-title').textContent = plan ? plain(partName(plan.at), 160) : id ? 'No such plan' : 'Plans: what answers what';
  find('plan-list').replaceChildren(...(plan ? [] : [planTable(plans)]));
  if (!plan) return;
  const paper = DATA.documents[plan.part.document];
  const { sections, loose } = answersIn(plan);
  const actions = plan.own.filter((record) => record.kind === 'action');
  const unanswered = [...sections].filter(([, own]) => !own.length).length;
  const day = planDay();
  const overdue = actions.filter((record) => stateOf(record, day) === 'overdue').length;
  find('plan-about').replaceChildren(printed([plain(plan.own[0].council), paper.date ? plain(dayInWords(paper.date)) : '', `pages ${plan.part.pages.join(' to ')}`].filter(Boolean).join(' · ')));
  find('plan-count').textContent = `${plural(sections.size, 'recommendation', 'recommendations')}, ${unanswered ? `${unanswered} of them without an action` : 'each with an action'}; ${plural(actions.length, 'action', 'actions')}, ${overdue} overdue on ${plain(dayInWords(day))}.`;
  const blocks = [...sections].map(([record, own]) => planBlock(record, own, day));
  if (loose.length) blocks.push(planBlock(null, loose, day));
  find('plan-blocks').replaceChildren(...blocks);
  const shown = BY_ID.get(at) || plan.own[0];
  showOnPage(shown);
}

function planTable(plans) {
  const day = planDay();
  const rows = plans.map(({ part, at, own }) => {
    const actions = own.filter((record) => record.kind === 'action');
    const paper = DATA.documents[part.document];
    return make('tr', { role: 'row' },
      make('th', { scope: 'row', role: 'rowheader' }, make('a', { href: planAddress(part) }, printed(plain(partName(at), 160))), make('span', { class: 'small block' }, printed(paper.name))),
      cell('Council', {}, printed(plain(own[0].council))), cell('Meeting', { class: 'date' }, part.date || paper.date ? dayInWords(part.date || paper.date) : ''),
      cell('Recommendations', { class: 'number' }, String(own.length - actions.length)), cell('Actions', { class: 'number' }, String(actions.length)),
      cell('Overdue', { class: 'number' }, String(actions.filter((record) => stateOf(record, day) === 'overdue').length)));
  });
  const head = ['Plan or paper', 'Council', 'Meeting', 'Recommendations', 'Actions', `Overdue on ${plain(dayInWords(day))}`];
  return make('table', { class: 'papers', role: 'table' }, make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, head.map((name, place) => make('th', { scope: 'col', role: 'columnheader', class: place > 2 ? 'number' : null }, name)))), make('tbody', { role: 'rowgroup' }, rows));
}

const planAddress = (part, record = null) => `#plan?id=${encodeURIComponent(part.id)}${record ? `&at=${encodeURIComponent(record.id)}` : ''}${asked.elements.asof.value ? `&asof=${planDay()}` : ''}`;

function planBlock(record, actions, day) {
  const heading = record
    ? make('h2', {}, numberOf(record) ? make('span', { class: 'big' }, printed(plain(numberOf(record), 12))) : null, printed(shortened(record.values.text, 600)))
    : make('h2', {}, 'Actions that name no recommendation');
  const response = record?.values.response ? make('p', { class: 'small' }, `The council’s answer: ${words(record.values.response)}.`) : null;
  const links = record ? make('p', { class: 'buttons' }, onPage(record), make('a', { href: recordAddress(record) }, 'The record')) : null;
  const body = actions.length ? make('ol', { class: 'actions' }, actions.map((action) => planAction(action, day))) : make('p', { class: 'notice' }, 'No action answers this recommendation.');
  return make('section', { class: 'block-of-plan', 'data-id': record ? record.id : null }, heading, response, record?.values.context ? make('details', {}, make('summary', {}, 'Explanatory text'), printed(record.values.context, 'p')) : null, links, body);
}

function planAction(action, day) {
  const { values } = action;
  const state = stateOf(action, day);
  const facts = [
    ['Lead', leadsOf(action).join('; ') || values.lead_raw || 'nobody named'],
    ['By when', [values.timescale_raw, daysOf(values)].filter(Boolean).join(' → ') || 'no date'],
    ['Status', [values.status_raw, values.progress_raw].filter(Boolean).join(' – ')],
  ].filter(([, told]) => told);
  return make('li', { class: state, 'data-id': action.id },
    make('p', { class: 'words' }, numberOf(action) ? make('strong', {}, printed(plain(numberOf(action), 20)), ' ') : null, make('a', { href: recordAddress(action) }, printed(shortened(values.text, 900)))),
    make('dl', {}, facts.map(([name, told]) => make('div', {}, make('dt', {}, name), make('dd', {}, printed(shortened(told, 400))))), make('div', {}, make('dt', {}, 'Stands'), make('dd', {}, make('span', { class: `state ${state}` }, DATA.states[state])))),
    make('p', { class: 'buttons' }, onPage(action), reviewMark(action)));
}

/** A button that shows the record on the page beside. */
function onPage(record) {
  const button = make('button', { type: 'button', class: 'on-page', 'data-id': record.id }, `Show on page ${record.page}`);
  button.addEventListener('click', () => { showOnPage(record); if (matchMedia('(max-width: 64rem)').matches) find('plan-sheet').scrollIntoView(); });
  return button;
}

function showOnPage(record) {
  for (const button of document.querySelectorAll('.on-page')) button.setAttribute('aria-pressed', String(button.dataset.id === record.id));
  viewer.show(paperOf(record), record.page, record.regions, nameOf(record));
}

function startPlan() {
  viewer = new PageViewer(find('plan-sheet'));
}
