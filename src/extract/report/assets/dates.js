// ---- Days, written as people here write them: a browser's own date field shows day and month the American way on many machines.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MILLISECONDS = 86_400_000;

/** "5 Sep 2023" of a day in ISO form: no reader takes day for month. */
function dayInWords(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day}\u00a0${MONTHS[month - 1]}\u00a0${year}`;
}

const isoOf = (year, month, day) => {
  const made = new Date(Date.UTC(year, month - 1, day));
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && year >= 1900 && year <= 2200;
  return real ? made.toISOString().slice(0, 10) : null;
};

/** The day that was typed, in ISO form: "31 Dec 2023", "31/12/2023", "31.12.23", "December 2023" (`last`: its last day), "2023-12-31". */
function dayFrom(typed, last = false) {
  const text = typed.trim().toLowerCase().replace(/(\d)(st|nd|rd|th)\b/u, '$1').replace(/[,\u00a0]/gu, ' ').replace(/\s+/gu, ' ');
  const year = (digits) => Number(digits.length === 2 ? `20${digits}` : digits);
  const named = (name) => MONTHS.findIndex((month) => name.startsWith(month.toLowerCase())) + 1;
  let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  if (found) return isoOf(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/u.exec(text);
  if (found) return isoOf(year(found[3]), Number(found[2]), Number(found[1]));
  found = /^(\d{1,2}) ([a-z]{3,9})\.? (\d{2}|\d{4})$/u.exec(text);
  if (found && named(found[2])) return isoOf(year(found[3]), named(found[2]), Number(found[1]));
  found = /^([a-z]{3,9})\.? (\d{4})$/u.exec(text);
  if (found && named(found[1])) return last ? isoOf(Number(found[2]), named(found[1]), new Date(Date.UTC(Number(found[2]), named(found[1]), 0)).getUTCDate()) : isoOf(Number(found[2]), named(found[1]), 1);
  return null;
}

/** Today where the reader sits, in ISO form. */
function today() {
  const now = new Date();
  return isoOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

const daysBetween = (first, last) => Math.round((Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS);

/** The day so many calendar months on; of a month that is shorter its last day. */
function monthsOn(iso, months) {
  const [year, month, day] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** A field for a day in words; what cannot be read is told by the field itself. */
function dayInput(attributes = {}) {
  return make('input', { type: 'text', class: 'day', inputmode: 'text', autocomplete: 'off', placeholder: '31 Dec 2025', size: 12, ...attributes });
}

/** The day in a field, "" where it is empty, null where it cannot be read; the field is marked in that case. */
function dayIn(control, last = false) {
  const day = control.value.trim() === '' ? '' : dayFrom(control.value, last);
  control.setCustomValidity(day === null ? 'Write the day like 31 Dec 2025 or 31/12/2025.' : '');
  if (day === null) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  return day;
}
