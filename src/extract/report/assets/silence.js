// ---- What ought to have been heard of by a day, and was not: each with its reason and its place on paper.

const REASONS = {
  'no action': 'A recommendation without an action',
  vanished: 'Gone from a later paper, never closed',
  'no update': 'Overdue, and no paper since',
  'no report': 'No report among these papers',
  'no plan': 'No plan among these papers',
  'no review': 'No review among these papers',
};
const quietForm = find('silence-form');
let silenceList = null;
let silent = []; // what is shown

/** Silences of a day, of one council where it is named. */
const silencesOn = (day, council) => DATA.silences.filter((one) => (one.begins || '') <= day && (!one.ends || day < one.ends) && (!council || one.council === council));

function silenceTile() {
  const { asof, council } = scopeOf();
  const found = silencesOn(asof, council);
  const most = Object.keys(REASONS).map((reason) => [found.filter((one) => one.reason === reason).length, REASONS[reason]]).sort((a, b) => b[0] - a[0])[0];
  return found.length ? [tile(found.length, 'gone quiet, with the reason', `#silence?${new URLSearchParams({ ...(council ? { council } : {}), asof })}`, 'undated', `${most[0]}: ${most[1].toLowerCase()}`)] : [];
}

function startSilence() {
  silenceList = new PagedList(find('silence-list'), find('silence-pager'), silenceItem, 'Silence list');
  const councils = [...new Set(DATA.silences.map(({ council }) => council))].sort(ORDER);
  quietForm.elements.council.append(...councils.map((council) => make('option', { value: council }, plain(council))));
  const reasons = Object.keys(REASONS).filter((reason) => DATA.silences.some((one) => one.reason === reason));
  quietForm.elements.reason.append(...reasons.map((reason) => make('option', { value: reason }, REASONS[reason])));
  quietForm.addEventListener('input', () => { if (dayIn(quietForm.elements.asof)) listSilences(); });
  quietForm.addEventListener('change', () => history.replaceState(null, '', silenceAddress()));
  quietForm.addEventListener('submit', (event) => event.preventDefault());
}

function silenceAddress() {
  const { council, reason } = quietForm.elements;
  return `#silence?${new URLSearchParams({ ...(council.value ? { council: council.value } : {}), ...(reason.value ? { reason: reason.value } : {}), asof: quietDay() })}`;
}

const quietDay = () => dayFrom(quietForm.elements.asof.value) || planDay();

function showSilence(parameters) {
  const { asof, council, reason } = quietForm.elements;
  asof.value = plain(dayInWords(dayFrom(parameters.get('asof') || '') || planDay()));
  for (const control of [council, reason]) {
    const wanted = parameters.get(control.name) || '';
    control.value = [...control.options].some((option) => option.value === wanted) ? wanted : '';
  }
  listSilences();
}

function listSilences() {
  const { council, reason } = quietForm.elements;
  const here = silencesOn(quietDay(), council.value);
  silent = here.filter((one) => !reason.value || one.reason === reason.value);
  const told = Object.keys(REASONS).map((name) => [name, here.filter((one) => one.reason === name).length]).filter(([, number]) => number);
  for (const option of reason.options) if (option.value) option.textContent = `${REASONS[option.value]} (${(told.find(([name]) => name === option.value) || [0, 0])[1]})`;
  find('silence-count').textContent = silent.length ? `${plural(silent.length, 'silence', 'silences')} on ${plain(dayInWords(quietDay()))}.` : DATA.silences.length ? `Nothing has gone quiet on ${plain(dayInWords(quietDay()))}.` : 'Nothing to tell: no challenge in these papers has others that follow it up.';
  silenceList.show(silent);
}

function silenceItem(one) {
  const record = BY_ID.get(one.record);
  const paper = DATA.documents[one.document || 0];
  const where = [one.council, paper.title || paper.name, paper.date ? plain(dayInWords(paper.date)) : '', one.page ? `page ${one.page}` : ''].filter(Boolean).join(' · ');
  const words_ = one.text ? printed(`${one.ref ? `${plain(one.ref, 20)} ` : ''}${shortened(one.text, 400)}`) : printed(plain(paper.title || paper.name, 160));
  const place = make('div', { class: 'thumb' });
  if (record) whenSeen(place, () => place.replaceChildren(thumb(record)));
  return make('li', { 'data-reason': one.reason, 'data-id': one.record || null },
    make('div', {}, make('p', { class: 'reason' }, make('strong', {}, REASONS[one.reason] || one.reason)),
      make('p', { class: 'words' }, record ? make('a', { href: recordAddress(record) }, words_) : words_),
      make('p', {}, `${capital(one.why)}${one.begins ? `; quiet since ${plain(dayInWords(one.begins))}` : ''}.`), make('p', { class: 'small' }, printed(plain(where, 240)))), place);
}

/** Pictures are made when their place comes near the screen: fifty pages at once would fill the memory of a phone. */
function whenSeen(place, act) {
  const watch = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) { watch.disconnect(); act(); } }, { rootMargin: '300px' });
  watch.observe(place);
}

/** A record's place on its page, small. */
function thumb(record) {
  const paper = paperOf(record);
  const { page } = record;
  const size = paper.pictures?.[page];
  if (!size) return noPicture(paper, page);
  const regions = record.regions.filter((box) => box[0] === page);
  const crop = cropOf([...regions, ...(more(record).cells || []).filter((box) => box[0] === page)], ...size);
  return draw('svg', { class: 'sheet', viewBox: crop.join(' '), role: 'img', 'aria-label': `Page ${page} of the paper, the record outlined`, preserveAspectRatio: 'xMinYMin meet' },
    draw('image', { href: pictureAddress(paper, page), width: size[0], height: size[1] }), regions.map((box) => rectangle('region', box, OUTSIDE)));
}
