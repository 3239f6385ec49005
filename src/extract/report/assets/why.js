// ---- Why a record is as sure as it is: the signs for and against, in words.

const FIELD_WORDS = { text: 'words', ref: 'number', link: 'recommendation it answers', lead: 'lead', timescale: 'timescale', status: 'status' };

function signList(pulls) {
  return make('ul', { class: 'signs' }, pulls.map(([at, pull]) => make('li', { class: pull > 0 ? 'for' : 'against' }, `${pull > 0 ? '+' : '−'} `, DATA.signs[at], make('span', { class: 'small' }, ` (${Math.abs(pull).toFixed(3)})`))));
}

const chancesOf = (record) => Object.entries(more(record).chances || {}).filter(([name]) => name in FIELD_WORDS).sort((a, b) => a[1] - b[1]);

/** The weakest point of a record in a few words, for a list. */
function firstReason(record) {
  const [weakest] = chancesOf(record);
  const against = (more(record).why?.record || []).concat(more(record).why?.row || []).find(([, pull]) => pull < 0);
  return [weakest && weakest[1] < 0.95 ? `Its ${FIELD_WORDS[weakest[0]]} is right by ${percent(weakest[1])}` : '', against ? DATA.signs[against[0]] : ''].filter(Boolean).join('; ');
}

function whyPanel(record) {
  if (record.reviewed) return make('p', {}, `A reader looked at the paper and ${record.reviewed} this row; that counts above all.`);
  const { why, near = [] } = more(record);
  const chances = chancesOf(record).map(([name, chance]) => `${FIELD_WORDS[name]} ${percent(chance)}`);
  const told = [];
  if (more(record).chances?.record !== undefined) told.push(make('p', {}, `That it is ${record.kind === 'action' ? 'an' : 'a'} ${record.kind}: ${percent(more(record).chances.record)}`), why ? signList(why.record) : null);
  told.push(make('p', {}, `That every value is right: ${percent(record.confidence)}`), why ? signList(why.row) : null);
  if (chances.length) told.push(make('p', {}, `Of each value, the least sure first: ${chances.join(', ')}.`));
  if (!why) told.push(make('p', { class: 'small' }, 'The signs behind it: council-extract why OUT ', make('code', {}, record.id)));
  for (const words_ of near) told.push(make('p', {}, 'Words beside it that no stage took: ', printed(words_)));
  return make('details', { class: 'why' }, make('summary', {}, `Why ${percent(record.confidence)}?`), told.filter(Boolean));
}
