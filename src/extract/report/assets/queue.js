// ---- The review list: least certain first.

const NOTHING = {
  uncertain: 'No record is uncertain. Choose “All records” to check others.',
  all: 'This store holds no records.',
  done: 'You have reviewed no record yet.',
};
let queueList = null;
let queue = [];

function startQueue() {
  queueList = new PagedList(find('queue-body'), find('queue-pager'), queueRow, 'Review list');
  find('queue-which').addEventListener('change', showQueue);
  find('download').addEventListener('click', download);
  find('forget').addEventListener('click', () => {
    if (confirm(`Forget ${plural(reviews.size, 'review', 'reviews')}? A file you saved stays as it is.`)) {
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

function showQueue() {
  const which = find('queue-which').value;
  const chosen = { uncertain: (r) => UNCERTAIN.has(r.id), all: () => true, done: (r) => reviews.has(r.id) }[which];
  // Actions first: they hold the most fields that others count, so a wrong one changes the most.
  const worth = (record) => (record.kind === 'action' ? 0 : 1);
  queue = RECORDS.filter((record) => chosen(record) && !(record.repeat && which !== 'done')).sort((a, b) => worth(a) - worth(b) || a.confidence - b.confidence);
  queueList.show(queue);
  find('queue-table').hidden = !queue.length;
  const done = queue.filter((record) => reviews.has(record.id)).length;
  find('queue-count').textContent = queue.length ? `${done} of ${plural(queue.length, 'record', 'records')} reviewed.` : NOTHING[which];
  const first = queue.find((record) => !reviews.has(record.id));
  find('queue-start').hidden = !first;
  if (first) find('queue-start').href = `#record?id=${encodeURIComponent(first.id)}`;
  find('queue-start').textContent = done ? 'Go on with the next' : 'Start with the first';
  find('download').textContent = `Download corrections.jsonl (${reviews.size})`;
  for (const id of ['download', 'forget']) find(id).disabled = !reviews.size;
}

function queueRow(record) {
  const why = [...new Set([...(record.notes || []), ...(record.issues || []).map((issue) => issue.message)])];
  return make('tr', { role: 'row', 'data-id': record.id },
    cell('Confidence', { class: 'number' }, percent(record.confidence)),
    cell('Record', { class: 'bare' }, make('span', { class: 'small block' }, printed(`${nameOf(record)}, ${plain(record.council)}, page ${record.page}`)), recordLink(record)),
    cell('Why', {}, why.length ? printed(shortened(why.join('; '), 200)) : record.ambiguous ? 'Its pairing is ambiguous' : ''),
    cell('Your review', {}, reviewMark(record) || ''));
}
