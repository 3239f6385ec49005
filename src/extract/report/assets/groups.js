// ---- Rows that stand together, in one table or in the text of one paper: they are mostly right or wrong together.

const groupKey = (record) => DATA.tables[record.table - 1] || `text-${record.part ?? record.document}`;

/** The rows of a table, or of the text of a paper, by its key. */
function groupOf(key) {
  if (!groupOf.made) {
    groupOf.made = new Map();
    for (const record of RECORDS) (groupOf.made.get(groupKey(record)) || groupOf.made.set(groupKey(record), []).get(groupKey(record))).push(record);
  }
  return groupOf.made.get(key);
}

const matesOf = (record) => groupOf(groupKey(record)).filter((one) => one.kind === record.kind);
const isOpen = (record) => !reviews.has(record.id) && !record.reviewed;

/** About how many rows that count are wrong among those nobody has looked at: what a look at them is worth. */
const worthOf = (records) => records.reduce((all, record) => all + (isOpen(record) ? 1 - record.confidence : 0), 0);

function pagesOf(records) {
  const pages = records.flatMap((record) => record.regions.map(([page]) => page));
  const [first, last] = [Math.min(...pages), Math.max(...pages)];
  return first === last ? `page ${first}` : `pages ${first} to ${last}`;
}

/** Give many rows one verdict at once; those that a reader has looked at one by one keep theirs. */
function reviewAll(records, verdict, more = {}) {
  const open = records.filter(isOpen);
  for (const record of open) review(record, verdict, null, null, more);
  keepReviews();
  say(`${plural(open.length, 'record', 'records')} ${verdict}`);
  return open.length;
}

/** What a reader's verdicts on a table say of the rows beside: {right, wrong, open, certain} */
function spreadFor(record) {
  const mates = matesOf(record);
  const told = mates.filter((one) => reviews.has(one.id) && reviews.get(one.id).certainty === undefined);
  const wrong = told.filter((one) => reviews.get(one.id).verdict !== 'accepted');
  return { right: told.filter((one) => reviews.get(one.id).verdict === 'accepted'), wrong, open: mates.filter(isOpen) };
}

/** The offer to spread what was found of one row to its mates, with how sure that is; null where there is nothing to spread. */
function spreadOffer(record, done) {
  const { right, wrong, open } = spreadFor(record);
  if (!open.length || !(right.length || wrong.length) || !DATA.mates) return null;
  const { share, low, high, papers } = DATA.mates[wrong.length ? 'wrong' : 'right'];
  const sure = `${percent(share)} (${percent(low)} to ${percent(high)}, counted on ${papers} papers that nobody had seen)`;
  if (wrong.length) return make('p', { class: 'spread' }, `A row beside it was wrong. Where one is, only ${sure} of the others are right: look at each.`);
  const button = make('button', { type: 'button' }, `Take the other ${open.length} as right`);
  button.addEventListener('click', () => { reviewAll(open, 'accepted', { certainty: share, spread_from: right[0].id }); done(); });
  return make('p', { class: 'spread' }, `You found ${plural(right.length, 'row', 'rows')} of this table right. Where one is, ${sure} of the others are. `, button);
}
