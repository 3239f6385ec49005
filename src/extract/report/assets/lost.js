// ---- A place where something may be lost: the page, and a form to add what the reader finds there.

let lostAt = null; // the suspicion that is looked at
let marked = null; // left, top, right, bottom of what the reader marked

function showLost(at) {
  lostAt = DATA.suspicions[at] || null;
  find('lost-back').href = queueAddress();
  find('lost-form').hidden = !lostAt;
  find('lost-title').textContent = lostAt ? lostAt.says : 'No such place';
  find('lost-why').replaceChildren(lostAt ? printed(lostAt.message) : 'The address names a place that this report does not hold.');
  find('lost-sheet').replaceChildren();
  if (!lostAt) return;
  const paper = DATA.documents[lostAt.document];
  find('lost-where').replaceChildren(printed(`${plain(paper.council)}, ${plain(paper.title || paper.name, 120)}, page ${lostAt.page}`));
  const size = paper.pictures?.[lostAt.page];
  marked = lostAt.box || (size ? [0, 0, size[0], size[1]] : [0, 0, 1, 1]);
  find('lost-sheet').append(size ? markable(paper, lostAt.page, size) : noPicture(paper, lostAt.page));
  const kind = RECORDS.find((record) => record.document === lostAt.document)?.kind;
  find('lost-kind').value = kind || 'action';
  showLostFields();
}

/** The page, with what was read from it outlined; the reader drags over what is to be added. */
function markable(paper, page, [width, height]) {
  const here = RECORDS.filter((record) => paperOf(record) === paper).flatMap((record) => record.regions.filter((box) => box[0] === page));
  const own = rectangle('marked', [page, ...marked]);
  const sheet = draw('svg', { class: 'sheet whole', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Page ${page}: what was read is outlined, the place to be added is marked` },
    draw('image', { href: pictureAddress(paper, page), width, height }), here.map((box) => rectangle('read', box)), lostAt.box ? rectangle('suspect', [page, ...lostAt.box], OUTSIDE) : null, own);
  const point = (event) => {
    const box = sheet.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height].map((value) => Math.round(value * 100) / 100);
  };
  let from = null;
  sheet.addEventListener('pointerdown', (event) => { from = point(event); sheet.setPointerCapture(event.pointerId); event.preventDefault(); });
  sheet.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = point(event);
    const box = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
    if (box[2] - box[0] < 3 || box[3] - box[1] < 3) return;
    marked = box;
    for (const [name, value] of Object.entries({ x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1] })) own.setAttribute(name, value);
  });
  sheet.addEventListener('pointerup', () => { from = null; });
  return make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': `Picture of page ${page}` }, sheet);
}

function showLostFields() {
  const kind = find('lost-kind').value;
  find('lost-fields').replaceChildren(...DATA.fields[kind].filter((field) => field.type !== 'day' && !['timescale_kind', 'status'].includes(field.name)).map((field) => labelled(field.label, `lost-${field.name}`, input(field, field.type === 'choice' ? field.choices[0] : ''), field.name)));
}

function addLost(event) {
  event.preventDefault();
  const kind = find('lost-kind').value;
  const typed = DATA.fields[kind].map((field) => [field, find(`lost-${field.name}`)]).filter(([field, control]) => control && control.value.trim() && !(field.type === 'choice' && control.value === field.choices[0]));
  const changes = Object.fromEntries(typed.map(([field, control]) => [field.name, fromTyped(field, control.value)]));
  if (!changes.text) {
    find('lost-told').textContent = 'A record needs its words.';
    find('lost-text').focus();
    return;
  }
  const own = { document: lostAt.document, kind, regions: [[lostAt.page, ...marked]], changes, note: null };
  additions.set(additionKey(own), own);
  keepReviews();
  showLostFields();
  find('lost-told').textContent = `Added: ${plain(changes.text, 80)} You can add another from this page.`;
  find('lost-text').focus();
}

function startLost() {
  find('lost-kind').append(...Object.keys(DATA.fields).map((kind) => make('option', { value: kind }, capital(kind))));
  find('lost-kind').addEventListener('change', showLostFields);
  find('lost-form').addEventListener('submit', addLost);
}

/** What the reader added, under the review list, each to be taken back. */
function showAdditions() {
  const items = [...additions].map(([key, own]) => {
    const button = make('button', { type: 'button' }, 'Take back');
    button.addEventListener('click', () => { additions.delete(key); keepReviews(); showQueue(); });
    return make('li', {}, `${capital(own.kind)}, page ${own.regions[0][0]}: `, printed(shortened(own.changes.text, 160)), ' ', button);
  });
  find('added').hidden = !items.length;
  find('added-list').replaceChildren(...items);
}
