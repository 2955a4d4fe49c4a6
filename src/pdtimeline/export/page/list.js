// The list: its articles are those of the document, put below other headings for the other order.
let sections = [], listOrder = data.told ? 'told' : 'date';

const scanList = () => {
  sections = [...list.children].map((section, k) => ({
    node: section,
    parts: [...section.querySelectorAll('.sub')].map((part, n) =>
      ({node: part, events: data.lists[listOrder][k][1][n][4]})),
  }));
  headings = [...list.querySelectorAll('h3 [data-g]')];
};

const headingOf = ([heading, title, date, at], above) => {
  if (!heading) return make('h3', {class: 'vh', text: above});
  const more = make('span', {'data-g': title || date ? episodes[at].gate : 0});
  if (title) more.append(' ', isolated(title));
  if (date) more.append(' ', make('small', {text: date}));
  return make('h3', {text: heading}, title || date ? more : null);
};
const arrangeList = () => {
  if (view.order === listOrder) return;
  listOrder = view.order;
  list.className = 'list ' + listOrder + (list.classList.contains('full') ? ' full' : '');
  list.replaceChildren(...data.lists[listOrder].map(([title, parts]) =>
    make('section', {class: 'grp'}, make('h2', {text: title}), ...parts.map(part =>
      make('div', {class: 'sub'}, headingOf(part, title), make('div', {}, ...part[4].map(articleOf)))))));
  scanList();
  hideHeadings();
};

const isListed = new Uint8Array(COUNT).fill(1);
const show = (node, isOn) => { if (node.hidden === isOn) node.hidden = !isOn; };
const paintList = () => {
  order = [];
  for (const section of sections) {
    let inSection = 0;
    for (const part of section.parts) {
      let inPart = 0;
      for (const i of part.events) {
        if (isMatch[i]) { inPart++; order.push(i); }
        if (isListed[i] === isMatch[i]) continue;
        isListed[i] = isMatch[i];
        articleOf(i).hidden = !isMatch[i];
      }
      show(part.node, inPart > 0);
      inSection += inPart;
    }
    show(section.node, inSection > 0);
  }
  byId('empty').hidden = order.length > 0;
};

// The words of the search, marked without touching the document.
const MARKED = 400; // so many events
const paintHits = () => {
  if (!window.CSS?.highlights) return;
  const ranges = [], read = list.classList.contains('full') ? 'h4 bdi, .sum' : 'h4 bdi';
  for (const i of words.length ? order.slice(0, MARKED) : []) {
    for (const node of articleOf(i).querySelectorAll(read)) {
      const text = node.firstChild, folded = text?.data ? fold(text.data) : '';
      if (!folded || folded.length !== text.data.length) continue;
      for (const word of words) {
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
          ranges.push(new StaticRange(
            {startContainer: text, startOffset: at, endContainer: text, endOffset: at + word.length}));
      }
    }
  }
  if (ranges.length) CSS.highlights.set('hit', new Highlight(...ranges)); else CSS.highlights.delete('hit');
};
