// ---- A page of a paper to look at closely: turned over, brought nearer, and with what became of its words.

const ZOOMS = [1, 1.5, 2, 3, 4];

/** Beside a plan: shows one page at a time in `place`. */
class PageViewer {
  constructor(place) {
    Object.assign(this, { place, paper: null, page: 0, boxes: [], zoom: 0, fates: false });
  }

  /** Show a page with `boxes` outlined and, where it is nearer than the whole, in the middle. */
  show(paper, page, boxes, label = '') {
    Object.assign(this, { paper, page: Number(page), boxes, label });
    this.draw();
  }

  draw() {
    const { paper, page } = this;
    const size = paper?.pictures?.[page];
    if (!size) {
      this.place.replaceChildren(paper ? noPicture(paper, page) : '');
      return;
    }
    const sheet = this.sheet(size);
    const scroll = make('div', { class: 'scroll page', role: 'region', tabindex: 0, 'aria-label': `Picture of page ${page}` }, sheet);
    this.place.replaceChildren(this.controls(), scroll, ...(this.fates ? [this.key()] : []), ...lostHere(paper, page));
    sheet.style.width = `${100 * ZOOMS[this.zoom]}%`;
    const [first] = this.boxes;
    if (first) {
      scroll.scrollTop = (first[2] / size[1]) * sheet.clientHeight - 60;
      scroll.scrollLeft = (first[1] / size[0]) * sheet.clientWidth - 40;
    }
  }

  sheet([width, height]) {
    const { paper, page } = this;
    const here = (boxes) => (boxes || []).filter((box) => box[0] === page);
    const own = RECORDS.filter((record) => paperOf(record) === paper);
    const lost = suspicionsOn(paper, page).filter(({ box }) => box).map(({ box }) => rectangle('suspect', [page, ...box], OUTSIDE));
    const fates = [];
    if (this.fates) {
      const { tables, passages, left } = fatesOf(paper);
      const once = (boxes) => [...new Map(boxes.map((box) => [topLeft(box), box])).values()]; // a row of two actions is tinted once
      const rows = once(own.flatMap((record) => here(more(record).cells)));
      const taken = new Set(rows.map(topLeft));
      fates.push(
        ...here(passages).map((box) => rectangle('fate-passage', box)),
        ...here(tables).filter((box) => !taken.has(topLeft(box))).map((box) => rectangle('fate-table', box)),
        ...rows.map((box) => rectangle('fate-row', box)),
        ...once(own.flatMap((record) => here(record.regions))).map((box) => rectangle('fate-field', box)),
        ...here(left).map((box) => rectangle('fate-left', box)));
    }
    return draw('svg', { class: 'sheet whole still', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Page ${page} of the paper${this.label ? `, outlined: ${this.label}` : ''}` },
      draw('image', { href: pictureAddress(paper, page), width, height }), fates, lost, this.boxes.filter((box) => box[0] === page).map((box) => rectangle('region', box, OUTSIDE)));
  }

  controls() {
    const pages = Object.keys(this.paper.pictures).map(Number).sort((a, b) => a - b);
    const at = pages.indexOf(this.page);
    const button = (label, name, act, possible = true, pressed = null) => {
      const made = make('button', { type: 'button', 'aria-label': name, title: name, disabled: !possible, 'data-name': name, 'aria-pressed': pressed }, label);
      made.addEventListener('click', () => { act(); this.draw(); [...this.place.querySelectorAll('button')].find((one) => one.dataset.name === name && !one.disabled)?.focus(); });
      return made;
    };
    return make('p', { class: 'buttons viewer' },
      button('‹', 'Page before', () => this.turn(pages[at - 1]), at > 0), make('span', {}, `Page ${this.page}`), button('›', 'Page after', () => this.turn(pages[at + 1]), at >= 0 && at + 1 < pages.length),
      button('−', 'Smaller', () => { this.zoom -= 1; }, this.zoom > 0), button('+', 'Larger', () => { this.zoom += 1; }, this.zoom + 1 < ZOOMS.length),
      button('What became of its words', 'What became of its words', () => { this.fates = !this.fates; }, true, String(this.fates)));
  }

  turn(page) {
    Object.assign(this, { page, boxes: [], label: '' });
  }

  /** What the colours mean, with the words of the whole paper behind each. */
  key() {
    const { words: counts } = fatesOf(this.paper);
    const told = (name) => (counts[name] === undefined ? '' : `: ${plural(counts[name], 'word', 'words')}`);
    const lines = [
      ['fate-field', `read into records${told('in_records')}`], ['fate-row', 'the rest of their rows'], ['fate-table', `in other tables${told('in_tables')}`], ['fate-passage', `running text${told('in_passages')}`],
      ['fate-left', `with no home, no stage knows them${told('left')}`], ['fate-none', `running heads, page numbers, struck words${told('furniture')}`], ...(counts.hidden ? [['fate-none', `in the file but seen by nobody${told('hidden')}`]] : [])];
    return make('ul', { class: 'legend small' }, lines.map(([name, words_]) => make('li', {}, make('span', { class: `swatch ${name}` }), words_)));
  }
}

/** Boxes of what stands outside records on the pages of a paper, and how many of its words met which fate. */
const fatesOf = (paper) => more({ at: RECORDS.length + DATA.documents.indexOf(paper) });
const topLeft = ([page, left, top]) => `${page} ${Math.floor(left)} ${Math.floor(top)}`;

/** Places of a page where something may be lost. */
const suspicionsOn = (paper, page) => DATA.suspicions.filter((one) => DATA.documents[one.document] === paper && one.page === page);

function lostHere(paper, page) {
  const found = suspicionsOn(paper, page);
  return found.length ? [make('ul', { class: 'lost-here' }, found.map((one) => make('li', {}, make('a', { href: `#lost?at=${DATA.suspicions.indexOf(one)}` }, `${one.says}?`), ' ', printed(shortened(one.message, 200)))))] : [];
}
