// ---- The form in which a reader puts a record right.

function asTyped(field, value) {
  if (field.type === 'many') return (value || []).join(', ');
  return field.type === 'day' && value ? plain(dayFrom(value) ? dayInWords(value) : value) : value ?? '';
}

function fromTyped(field, typed) {
  const text = typed.trim();
  if (field.type === 'many') return text.split(',').map((one) => one.trim()).filter(Boolean);
  if (field.type === 'day' && text) return dayFrom(text, true) ?? text;
  return text === '' ? null : text;
}

/** Show the fields of a record, filled with what the reader said before, else with what was extracted. */
function fillForm(record) {
  const earlier = reviews.get(record.id)?.changes || {};
  const fields = DATA.fields[record.kind].map((field) => {
    const shown = field.name in earlier ? earlier[field.name] : record.values[field.name];
    return labelled(field.label, `field-${field.name}`, input(field, asTyped(field, shown)), field.name);
  });
  const note = make('input', { type: 'text', name: 'note', maxlength: 2000 });
  note.value = reviews.get(record.id)?.note || '';
  find('correction-fields').replaceChildren(...fields, labelled('Note (optional)', 'field-note', note, 'note'));
}

function labelled(label, id, control, name) {
  control.id = id;
  control.name = name;
  return make('p', {}, make('label', { for: id }, label), control);
}

function input(field, value) {
  const controls = {
    long: () => make('textarea', { dir: 'auto', rows: 5 }),
    choice: () => make('select', {}, field.choices.map((one) => make('option', { value: one }, one ? capital(words(one)) : 'Not stated'))),
    day: () => dayInput(),
  };
  const control = (controls[field.type] || (() => make('input', { type: 'text', dir: 'auto', autocomplete: 'off' })))();
  control.value = value;
  return control;
}

/** The values that differ from what was extracted; null where none does. */
function changesIn(record) {
  const changes = {};
  for (const field of DATA.fields[record.kind]) {
    const control = find(`field-${field.name}`);
    if (control.value !== asTyped(field, record.values[field.name])) changes[field.name] = fromTyped(field, control.value);
  }
  // Words that were put right are read again when the file is replayed; days the reader left alone must not stand in the way.
  return Object.keys(changes).length ? changes : null;
}

/** What is wrong with the form, in words; empty where nothing is. */
function complaint(changes) {
  if (changes && 'text' in changes && !changes.text) return 'A record needs words. If it does not stand in the paper, reject it.';
  const days = ['field-timescale_earliest', 'field-timescale_latest'].map(find).filter(Boolean);
  const [first, last] = days.map((control) => dayIn(control, true));
  if (first === null || last === null) return 'A day cannot be read. Write it like 31 Dec 2025 or 31/12/2025.';
  return first && last && first > last ? 'The first day is after the last.' : '';
}
