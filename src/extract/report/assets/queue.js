// ---- The review list: what changes most if it is wrong comes first.

const NOTHING = {
  uncertain: 'No record is uncertain. Choose “All records” to check others.',
  all: 'This store holds no records.',
  done: 'You have reviewed no record yet.',
  lost: 'Nothing seems to be lost.',
};
let queueList = null;
let queue = [];

function startQueue() {
  find('queue-which').value = FIRST_QUEUE;
  queueList = new PagedList(find('queue-body'), find('queue-pager'), queueRow, 'Review list', keepQueueAddress);
  find('queue-which').addEventListener('change', () => { showQueue(); keepQueueAddress(); });
  find('download').addEventListener('click', download);
  find('forget').addEventListener('click', () => {
    if (confirm(`Forget ${plural(reviewCount(), 'review', 'reviews')}? A file you saved stays as it is.`)) {
      forgetReviews();
      showQueue();
    }
  });
  find('load-file').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const told = readReviews(await file.text());
    keepReviews();
    showQueue();
    find('queue-count').textContent += ` Loaded ${plural(told.fitting, 'review', 'reviews')}. ${told.others} about other records stay in the file; ${told.wrong} could not be read.`;
    event.target.value = '';
  });
}

const FIRST_QUEUE = DATA.reply ? 'all' : 'uncertain';

/** Set what is asked for by the address: #review?which=lost&at=50 */
function queueBy(parameters) {
  const which = parameters.get('which');
  find('queue-which').value = Object.hasOwn(NOTHING, which) ? which : FIRST_QUEUE;
  showQueue();
  queueList.goTo(Number(parameters.get('at')) || 0);
}

function queueAddress() {
  const which = find('queue-which').value;
  const told = new URLSearchParams({ ...(which === FIRST_QUEUE ? {} : { which }), ...(queueList.first ? { at: queueList.first } : {}) });
  return told.size ? `#review?${told}` : '#review';
}

const keepQueueAddress = () => history.replaceState(null, '', queueAddress());

function chosenRecords(which) {
  const chosen = { uncertain: (r) => UNCERTAIN.has(r.id), all: () => true, done: (r) => reviews.has(r.id), lost: () => false }[which];
  return RECORDS.filter((record) => chosen(record) && !(record.repeat && which !== 'done'));
}

/** Tables with their rows, the least sure first, and places where something may be lost, by what a look is worth. */
function queueItems(which) {
  const groups = new Map();
  for (const record of chosenRecords(which)) {
    const key = groupKey(record);
    (groups.get(key) || groups.set(key, { key, records: [] }).get(key)).records.push(record);
  }
  const tables = [...groups.values()].map((group) => ({ ...group, worth: worthOf(group.records), all: worthOf(groupOf(group.key)) }));
  for (const { records } of tables) records.sort((a, b) => a.confidence - b.confidence);
  const lost = ['uncertain', 'lost', 'all'].includes(which) ? DATA.suspicions.map((suspicion, at) => ({ suspicion, at, worth: suspicion.worth })) : [];
  return [...tables, ...lost].sort((a, b) => b.worth - a.worth).flatMap((one) => (one.suspicion ? [one] : [one, ...one.records]));
}

function showQueue() {
  const which = find('queue-which').value;
  const items = queueItems(which);
  queue = items.filter((item) => item.id);
  queueList.show(items);
  find('queue-table').hidden = !items.length;
  const done = queue.filter((record) => reviews.has(record.id)).length;
  const lost = items.filter((item) => item.suspicion).length;
  const places = lost ? ` ${plural(lost, 'place', 'places')} where something may be lost.` : '';
  find('queue-count').textContent = items.length ? `${done} of ${plural(queue.length, 'record', 'records')} reviewed.${places}` : NOTHING[which];
  const first = queue.find((record) => !reviews.has(record.id));
  find('queue-start').hidden = !first;
  if (first) find('queue-start').href = recordAddress(first);
  find('queue-start').textContent = done ? 'Go on with the next' : 'Start with the first';
  find('download').textContent = `Download corrections.jsonl (${reviewCount()})`;
  for (const id of ['download', 'forget']) find(id).disabled = !(reviewCount() || strangers.size);
  showAdditions();
}

function queueRow(item) {
  if (item.suspicion) return suspicionRow(item);
  if (item.records) return groupRow(item);
  const record = item;
  const { notes = [], issues = [] } = more(record);
  const why = [...new Set([...notes, ...issues.map((issue) => issue.message)])];
  return make('tr', { role: 'row', 'data-id': record.id },
    cell('Confidence', { class: 'number' }, percent(record.confidence)),
    cell('Record', { class: 'bare' }, make('span', { class: 'small block' }, printed(`${nameOf(record)}, ${plain(record.council)}, page ${record.page}`)), recordLink(record)),
    cell('Why', {}, why.length ? printed(shortened(why.join('; '), 200)) : record.ambiguous ? 'Its pairing is ambiguous' : firstReason(record)),
    cell('Your review', {}, reviewMark(record) || ''));
}

function groupRow({ key, records }) {
  const all = groupOf(key).filter((record) => !record.repeat);
  const paper = RECORDS.filter((record) => record.document === all[0].document && !record.repeat);
  const button = (label, rows, verdict, verb) => {
    const made = make('button', { type: 'button', 'data-verdict': verdict }, label);
    made.addEventListener('click', () => {
      const open = rows.filter(isOpen).length;
      if (verdict === 'rejected' && !confirm(`${verb} ${plural(open, 'record', 'records')}?`)) return;
      reviewAll(rows, verdict);
      showQueue();
    });
    made.disabled = !rows.some(isOpen);
    return made;
  };
  const where = all[0].table ? 'Table' : 'Text';
  const whole = paper.length > all.length ? make('details', {}, make('summary', {}, `The whole file: ${plural(paper.length, 'record', 'records')}`),
    make('p', { class: 'buttons' }, button(`Accept all ${paper.length}`, paper, 'accepted', 'Accept'), button(`Reject all ${paper.length}`, paper, 'rejected', 'Reject'))) : null;
  const offer = spreadOffer(records[0], showQueue);
  return make('tr', { role: 'row', class: 'group', 'data-group': key }, make('th', { scope: 'rowgroup', role: 'rowheader', colspan: 4 },
    make('span', { class: 'block' }, printed(`${where} on ${pagesOf(all)}: ${plain(partName(all[0].part) || paperOf(all[0]).name, 90)}, ${plain(all[0].council)}`)),
    make('span', { class: 'small block' }, `${plural(all.length, 'record', 'records')}, about ${worthOf(all).toFixed(1)} of them with something wrong`),
    make('span', { class: 'buttons' }, button(`Accept all ${all.length}`, all, 'accepted', 'Accept'), button(`Reject all ${all.length}`, all, 'rejected', 'Reject')), offer, whole));
}

function suspicionRow({ suspicion, at }) {
  const paper = DATA.documents[suspicion.document];
  return make('tr', { role: 'row', class: 'lost', 'data-lost': at },
    cell('Confidence', { class: 'number' }, make('span', { class: 'mark bad' }, 'lost?')),
    cell('Record', { class: 'bare' }, make('span', { class: 'small block' }, printed(`${plain(paper.council)}, ${plain(paper.title || paper.name)}, page ${suspicion.page}`)), make('a', { href: `#lost?at=${at}` }, suspicion.says)),
    cell('Why', {}, printed(shortened(suspicion.message, 200))),
    cell('Your review', {}, additionsAt(suspicion).length ? make('span', { class: 'mark good' }, plural(additionsAt(suspicion).length, 'record added', 'records added')) : ''));
}

const additionsAt = (suspicion) => [...additions.values()].filter((own) => own.document === suspicion.document && own.regions[0][0] === suspicion.page);
