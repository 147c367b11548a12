// What the pages do beyond reading: the switches are remembered, the table is filtered, a frame says that it is there.
'use strict';

const memory = {
  get(key) { try { return localStorage.getItem(`vocative-gallery-${key}`); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(`vocative-gallery-${key}`, value); } catch { /* a file may have no storage */ } },
};

for (const input of document.querySelectorAll('.switch input')) {
  if (memory.get(input.name) === input.value) input.checked = true;
  input.addEventListener('change', () => memory.set(input.name, input.value));
}

for (const frame of document.querySelectorAll('iframe')) {
  frame.addEventListener('load', () => frame.classList.add('loaded'));
}

// Another sample opens at the locale that is being looked at.
const cards = [...document.querySelectorAll('.card')];
for (const link of document.querySelectorAll('nav.switch a')) {
  link.addEventListener('click', () => {
    const seen = cards.find((card) => card.getBoundingClientRect().bottom > 160);
    if (seen && seen !== cards[0]) link.hash = encodeURIComponent(seen.id);
  });
}

// j and k go from card to card.
document.addEventListener('keydown', (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || !cards.length || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input')) return;
  const next = cards[cards.indexOf(document.activeElement.closest('.card')) + step] ?? cards[0];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
});

const form = document.querySelector('.filter');
if (form) {
  const [text, only] = [form.querySelector('[type=search]'), form.querySelector('[type=checkbox]')];
  const rows = [...document.querySelectorAll('.matrix tbody tr')];
  const filter = () => {
    const words = text.value.toLowerCase().split(/[\s,]+/).filter(Boolean);
    for (const row of rows) {
      const name = row.dataset.locale.toLowerCase();
      row.hidden = (only.checked && row.dataset.found === undefined) || (words.length > 0 && !words.some((word) => name.includes(word)));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    document.getElementById('filtered').textContent = shown < rows.length ? `${shown} of ${rows.length} rows` : '';
  };
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A page that is gone back to keeps what was typed.
  filter();
}
