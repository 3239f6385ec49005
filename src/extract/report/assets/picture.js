// ---- The picture of a record: its page, cut to where the record stands, with its cells outlined on top.

const MARGIN = 14; // points around the record
const LEAST = 110; // points of height that a crop shows
const OUTSIDE = 2.5; // points by which the outline keeps off the words

/** Where the picture of a page is: beside this file, or in it. */
const pictureAddress = (paper, page) => DATA.images?.[`${paper.id}-${page}`] || `pictures/${paper.id.slice(0, 16)}-${page}.webp`;

/** One figure for each page that the record stands on. */
function pictures(record) {
  const paper = paperOf(record);
  const pages = [...new Set(record.regions.map(([page]) => page))];
  return pages.map((page) => (paper.pictures && paper.pictures[page] ? picture(record, paper, page) : noPicture(paper, page)));
}

function noPicture(paper, page) {
  return make('p', { class: 'notice' }, `Page ${page} has no picture. ${paper.missing || 'The page was not drawn.'}`);
}

function picture(record, paper, page) {
  const [width, height] = paper.pictures[page];
  const here = (boxes) => (boxes || []).filter((box) => box[0] === page);
  const regions = here(record.regions);
  const cells = here(more(record).cells);
  const crop = cropOf([...regions, ...cells], width, height);
  const image = draw('image', { href: pictureAddress(paper, page), width, height });
  const sheet = draw('svg', { class: 'sheet', viewBox: crop.join(' '), role: 'img', 'aria-label': `Page ${page} of the paper, the record outlined`, preserveAspectRatio: 'xMidYMin meet' },
    image, suspicionsOn(paper, page).filter(({ box }) => box).map(({ box }) => rectangle('suspect', [page, ...box], OUTSIDE)), cells.map((box) => rectangle('cell', box)), regions.map((box) => rectangle('region', box, OUTSIDE)));
  const whole = make('button', { type: 'button', 'aria-pressed': 'false' }, 'Whole page');
  whole.addEventListener('click', () => {
    const pressed = whole.getAttribute('aria-pressed') !== 'true';
    whole.setAttribute('aria-pressed', String(pressed));
    sheet.setAttribute('viewBox', (pressed ? [0, 0, width, height] : crop).join(' '));
  });
  const figure = make('figure', { class: 'picture' }, make('figcaption', {}, make('span', {}, `Page ${page}`), key(cells.length > 0), whole),
    make('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': `Picture of page ${page}` }, sheet), lostHere(paper, page));
  image.addEventListener('load', () => { figure.dataset.loaded = 'true'; });
  figure.edges = [Math.min(...regions.map((box) => box[1])), Math.max(...regions.map((box) => box[3]))];
  image.addEventListener('error', () => figure.replaceWith(make('p', { class: 'notice' }, `The picture of page ${page} is missing from the folder of this report.`)));
  return figure;
}

function rectangle(name, [, x0, top, x1, bottom], more = 0) {
  const [width, height] = [x1 - x0 + 2 * more, bottom - top + 2 * more].map((length) => Math.max(0, length));
  return draw('rect', { class: name, x: x0 - more, y: top - more, width, height });
}

function key(withCells) {
  const own = make('span', { class: 'small' }, make('span', { class: 'key row' }), 'the record');
  return make('span', {}, own, ' ', withCells ? make('span', { class: 'small' }, make('span', { class: 'key cells' }), 'cells of its row') : null);
}

/** Where a sheet is wider than the screen: bring the record to the middle, or its beginning to the left. */
function centre() {
  for (const figure of document.querySelectorAll('.picture')) {
    const sheet = figure.querySelector('.sheet');
    const [left, , width] = sheet.getAttribute('viewBox').split(' ').map(Number);
    const [from, to] = figure.edges.map((edge) => ((edge - left) / width) * sheet.clientWidth);
    const room = sheet.parentElement.clientWidth;
    sheet.parentElement.scrollLeft = to - from < room ? (from + to - room) / 2 : from - 8;
  }
}

/** Left, top, width and height of what to show: the boxes with room around them, within the page. */
function cropOf(boxes, width, height) {
  const within = (value, most) => Math.min(Math.max(value, 0), most);
  let left = within(Math.min(...boxes.map((box) => box[1])) - MARGIN, width);
  let right = within(Math.max(...boxes.map((box) => box[3])) + MARGIN, width);
  let top = within(Math.min(...boxes.map((box) => box[2])) - MARGIN, height);
  let bottom = within(Math.max(...boxes.map((box) => box[4])) + MARGIN, height);
  [left, right] = widened(left, right, 0.6 * width, width);
  [top, bottom] = widened(top, bottom, Math.min(LEAST, height), height);
  return [left, top, right - left, bottom - top].map((value) => Math.round(value * 100) / 100);
}

function widened(from, to, least, most) {
  const more = Math.max(0, least - (to - from)) / 2;
  const start = Math.min(Math.max(0, from - more), Math.max(0, most - least));
  return [more ? start : from, more ? Math.min(most, start + least) : to];
}
