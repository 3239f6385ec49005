// ---- Which view the address names: #overview, #plan?id=…, #silence?…, #records?…, #record?id=…, #review, #lost?at=…

const VIEWS = ['overview', 'plan', 'silence', 'records', 'record', 'review', 'lost'];
const FIRST_VIEW = DATA.reply ? 'review' : 'overview'; // what is sent to officers is for reviewing
let shownView = null;

function route() {
  const [name, query = ''] = location.hash.slice(1).split('?');
  const view = name === '' ? FIRST_VIEW : name;
  if (!VIEWS.includes(view)) return; // a place on the page, not a view
  const parameters = new URLSearchParams(query);
  if (view === 'overview') askBy(parameters);
  if (view === 'plan') showPlan(parameters.get('id'), parameters.get('at'), parameters.get('asof'));
  if (view === 'silence') showSilence(parameters);
  if (view === 'records') filterBy(parameters);
  if (view === 'review') queueBy(parameters);
  if (view === 'lost') showLost(Number(parameters.get('at')));
  if (view === 'record') {
    followTrail();
    showRecord(parameters.get('id'));
  }
  showView(view);
}

/** Views with a list of records: how an address sets them, and what a record that was opened there leads back to. */
const LISTS = {
  records: { show: filterBy, items: () => shownRecords, back: recordsAddress, name: 'list' },
  silence: { show: showSilence, items: () => silent.filter(({ record }) => BY_ID.has(record)).map(({ record }) => BY_ID.get(record)), back: silenceAddress, name: 'silence list' },
  review: { show: queueBy, items: () => queue, back: queueAddress, name: 'review list' },
};

/** Where "previous", "next" and "back" of a record lead: to the list it was opened from, which outlives a reload. */
function followTrail() {
  const from = history.state?.from || '';
  let [name, query = ''] = [shownView, ''];
  if (shownView === null) {
    [name, query = ''] = from.slice(1).split('?');
    if (Object.hasOwn(LISTS, name)) LISTS[name].show(new URLSearchParams(query));
  }
  if (Object.hasOwn(LISTS, name || '')) trail = { items: LISTS[name].items(), back: LISTS[name].back(), name: LISTS[name].name };
  history.replaceState({ from: trail.back }, '');
}

function showView(view) {
  for (const name of VIEWS) find(`view-${name}`).hidden = name !== view;
  for (const link of document.querySelectorAll('.top nav a')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (view === 'record') centre();
  const title = find(`${view}-title`);
  document.title = `${title.textContent} – Council actions and recommendations`;
  if (shownView !== null) {
    window.scrollTo(0, 0);
    // In a row of reviews the focus stays at the verdict, so that one key after the other does the work.
    (view === 'record' && trail.name === LISTS.review.name && current ? find('verdict-accept') : title).focus({ preventScroll: true });
  }
  shownView = view;
}

/** Makes, a slice at a time once the page is shown, what the first search would wait for. */
function makeReady(from = 0) {
  const to = Math.min(from + 1000, RECORDS.length);
  RECORDS.slice(from, to).forEach(searchText);
  if (to < RECORDS.length) setTimeout(makeReady, 0, to);
  else document.documentElement.dataset.ready = 'true';
}

restoreReviews();
startOverview();
startRecords();
startRecord();
startPlan();
startSilence();
startQueue();
startLost();
window.addEventListener('hashchange', route);
window.addEventListener('beforeunload', (event) => { if (!kept && reviewCount()) event.preventDefault(); });
route();
if (shownView === null) { askBy(new URLSearchParams()); location.hash = `#${FIRST_VIEW}`; }
setTimeout(makeReady, 100);
