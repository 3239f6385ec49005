// ---- What is asked of the actions first: where each stands on a day, who carries it, how soon it was to be done.

const DEADLINES = new Set(['date', 'period', 'relative']);
const CLOSED = new Set(['completed', 'superseded', 'not_accepted']);
const STATES = Object.keys(DATA.states); // in the order in which bars are stacked
const PACES = [['Within 3 months', 91], ['3 to 6 months', 183], ['6 to 12 months', 366], ['1 to 2 years', 731], ['Later', Infinity]];

/** The last day of an action that can miss its day; the date of "ongoing" is a review, that of "completed" lies behind. */
const deadlineOf = ({ values }) => (DEADLINES.has(values.timescale_kind) && values.timescale_latest) || '';

/** What is said of an action: that it is closed by a later paper, else what its own says; the last word where that is silent. */
const lastToldOf = ({ values, told }) => (CLOSED.has(told) || values.status === 'unknown' ? told : null) ?? values.status;

/** Where an action stands on a day, by what its paper and later ones say of it; '' for what is no action. */
function stateOf(record, day) {
  if (record.kind !== 'action') return '';
  const { values } = record;
  const status = lastToldOf(record);
  if (CLOSED.has(status) || values.timescale_kind === 'completed') return 'done';
  const deadline = deadlineOf(record);
  if (deadline) return deadline < day ? 'overdue' : 'due';
  if (status === 'overdue') return 'overdue';
  return ['ongoing', 'recurring'].includes(values.timescale_kind) || status === 'ongoing' ? 'ongoing' : 'undated';
}

/** Past its day, and its paper says nothing of how it stands. */
const isQuiet = (record, day) => stateOf(record, day) === 'overdue' && !record.values.status_raw && !record.values.progress_raw;

/** The day from which an action's time is counted: the end of the challenge, else the meeting its paper is for. */
function startOf(record) {
  const paper = paperOf(record);
  return paper.challenge || partOf(record)?.date || paper.date || '';
}

/** Days from there to the deadline; null where either is not known. */
function paceOf(record) {
  const [start, deadline] = [startOf(record), deadlineOf(record)];
  return start && deadline ? daysBetween(start, deadline) : null;
}

/** Which of PACES, as a string; '' where it is not known. */
function paceBand(record) {
  const days = record.pace;
  return days === null ? '' : String(PACES.findIndex(([, most]) => days <= most));
}

const ANSWERED = new Set();
for (const record of RECORDS) {
  if (record.kind === 'action') {
    record.pace = paceOf(record);
    for (const id of record.answers || []) ANSWERED.add(id);
  } else record.pace = null;
}

/** A recommendation that no action of the store answers. */
const isUnanswered = (record) => record.kind === 'recommendation' && !ANSWERED.has(record.id);

/** What leads are counted by: a post of a council, or else a name there. */
const postKey = (record, lead) => lead.post || `${record.council}/${lead.name.toLowerCase()}`;

/** Posts by key: {name, council}, each by the name that most papers give it. */
const POSTS = new Map();
for (const record of RECORDS) {
  for (const lead of record.leads || []) {
    const key = postKey(record, lead);
    const post = POSTS.get(key) || POSTS.set(key, { council: record.council, names: new Map() }).get(key);
    post.names.set(lead.name, (post.names.get(lead.name) || 0) + 1);
  }
}
for (const post of POSTS.values()) [post.name] = [...post.names].reduce((best, one) => (one[1] > best[1] ? one : best));
const SEVERAL_COUNCILS = new Set(RECORDS.map((record) => record.council)).size > 1;

/** "Monitoring Officer", and of which council where a report has several. */
const postName = (key, council = SEVERAL_COUNCILS) => (POSTS.has(key) ? POSTS.get(key).name + (council ? `, ${POSTS.get(key).council}` : '') : key);

/** Keys of the posts that lead an action, each once. */
const postsOf = (record) => { record.posts ??= [...new Set((record.leads || []).map((lead) => postKey(record, lead)))]; return record.posts; };

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
