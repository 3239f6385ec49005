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
    this.place.replaceChildren(this.controls(), scroll, ...(this.fates ? [this.key()] : []));
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
    const at = DATA.documents.indexOf(paper);
    const fates = !this.fates ? [] : [
      ...own.flatMap((record) => here(more(record).cells)).map((box) => rectangle('fate-row', box)),
      ...own.flatMap((record) => here(record.regions)).map((box) => rectangle('fate-field', box)),
      ...DATA.leftovers.filter(([document_, number]) => document_ === at && number === page).map(([, ...box]) => rectangle('fate-left', box)),
    ];
    return draw('svg', { class: 'sheet whole still', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Page ${page} of the paper${this.label ? `, outlined: ${this.label}` : ''}` },
      draw('image', { href: pictureAddress(paper, page), width, height }), fates, this.boxes.filter((box) => box[0] === page).map((box) => rectangle('region', box, OUTSIDE)));
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

  key() {
    return make('ul', { class: 'legend small' }, [['fate-field', 'read into a record'], ['fate-row', 'the rest of its row'], ['fate-left', 'with no home: no stage knows them']].map(([name, told]) => make('li', {}, make('span', { class: `swatch ${name}` }), told)));
  }
}
