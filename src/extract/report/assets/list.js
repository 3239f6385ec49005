// ---- A list in pages: only what is looked at stands in the document, so five thousand rows stay quick.

const PAGE_SIZES = [50, 200, 1000];

/** A pager under a table body; `row` makes the table row of an item. */
class PagedList {
  constructor(body, pager, row, name, moved = () => {}) {
    Object.assign(this, { body, pager, row, name, moved, items: [], first: 0, size: PAGE_SIZES[0] });
  }

  show(items) {
    this.items = items;
    this.first = 0;
    this.render();
  }

  /** Begin at the item of this place, where there is one. */
  goTo(place) {
    const first = Number.isInteger(place) && place > 0 && place < this.items.length ? place : 0;
    if (first === this.first) return;
    this.first = first;
    this.render();
  }

  render() {
    const rows = this.items.slice(this.first, this.first + this.size).map(this.row);
    this.body.replaceChildren(...rows);
    this.pager.replaceChildren(...(this.items.length > PAGE_SIZES[0] ? this.controls() : []));
  }

  controls() {
    const last = Math.min(this.first + this.size, this.items.length);
    const size = make('select', { id: `${this.pager.id}-size` }, PAGE_SIZES.map((one) => make('option', { value: one, selected: one === this.size }, String(one))));
    size.addEventListener('change', () => { this.size = Number(size.value); this.first = 0; this.render(); find(size.id).focus(); });
    return [
      this.step('Previous page', -this.size, this.first > 0),
      make('span', {}, `${(this.first + 1).toLocaleString('en-GB')} to ${last.toLocaleString('en-GB')} of ${this.items.length.toLocaleString('en-GB')}`),
      this.step('Next page', this.size, last < this.items.length),
      make('label', { for: size.id }, 'Rows a page'), size,
    ];
  }

  step(label, by, possible) {
    const button = make('button', { type: 'button', disabled: !possible }, label);
    button.addEventListener('click', () => {
      this.first = Math.max(0, this.first + by);
      this.render();
      this.moved();
      say(`${this.name}, from ${this.first + 1} of ${this.items.length}`);
      (this.body.closest('table') || this.body).scrollIntoView();
      [...this.pager.querySelectorAll('button')].find((one) => one.textContent === label && !one.disabled)?.focus({ preventScroll: true });
    });
    return button;
  }
}

/** A cell; `label` stands before it where the table is shown as cards. */
function cell(label, attributes, ...children) {
  return make('td', { role: 'cell', 'data-label': label, ...attributes }, ...children);
}

function recordLink(record) {
  return make('a', { href: recordAddress(record) }, printed(shortened(record.values.text), 'span', { class: 'short' }));
}
