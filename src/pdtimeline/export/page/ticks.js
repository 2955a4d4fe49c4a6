// The labels of the axis of dates, from centuries to seconds: the coarse ones first, then what has room.
const DAY = 86400, MONTH = 30 * DAY, YEAR = 365 * DAY;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LETTER = 6.4; // about as wide is a letter of a label

// Days to dates and back, for all years: Date ends with the year 275760. After Howard Hinnant.
const dateAt = second => {
  const days = Math.floor(second / DAY) + 719468, era = Math.floor(days / 146097), ofEra = days - era * 146097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const month = Math.floor((5 * ofYear + 2) / 153), january = month >= 10;
  return {
    year: years + era * 400 + january, month: january ? month - 10 : month + 2,
    day: ofYear - Math.floor((153 * month + 2) / 5) + 1,
  };
};
const secondOf = (year, month = 0) => {
  year += Math.floor(month / 12);
  month -= Math.floor(month / 12) * 12;
  const y = month < 2 ? year - 1 : year, era = Math.floor(y / 400), ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5);
  return (era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468) * DAY;
};
const yearName = year => year > 0 ? String(year) : 1 - year + ' BC';
const clockName = (second, hasSeconds) => {
  const ofDay = ((second % DAY) + DAY) % DAY, two = number => String(Math.floor(number)).padStart(2, '0');
  return two(ofDay / 3600) + ':' + two(ofDay / 60 % 60) + (hasSeconds ? ':' + two(ofDay % 60) : '');
};
const lengthName = seconds => {
  const days = seconds / DAY;
  if (days > 700) return plural(Math.round(days / 365.25), 'year');
  if (days > 50) return plural(Math.round(days / 30.4), 'month');
  if (days >= 2) return plural(Math.round(days), 'day');
  return seconds >= 5400 ? plural(Math.round(seconds / 3600), 'hour') : plural(Math.round(seconds / 60), 'minute');
};

const ticks = () => {
  const found = [], first = knots[0][0], last = knots[knots.length - 1][0], length = last - first;
  const put = (second, label, isBig) => {
    const x = xOf(second), half = label.length * LETTER / 2;
    if (x < half + 2 || x > width - half + 4) return;
    if (found.some(tick => Math.abs(tick.x - x) < tick.half + half + 5)) return;
    found.push({x, label, isBig, half});
  };
  const isShort = length < 40 * DAY, begin = dateAt(first);
  if (isShort) { // of a few days the axis names the first in full
    const label = MONTHS[begin.month] + ' ' + begin.day + ', ' + yearName(begin.year);
    found.push({x: label.length * LETTER / 2 + 4, label, isBig: true, half: label.length * LETTER / 2});
  }
  for (let step = 10 ** Math.floor(Math.log10(length / YEAR + 1)); step >= 1; step /= 10)
    for (const part of [5, 2, 1]) {
      const years = step * part;
      if (length / (years * YEAR) > 400) continue;
      for (let named = Math.floor(begin.year / years - 1) * years; ; named += years) {
        const second = secondOf(named < 0 ? named + 1 : named); // the year before 1 is 1 BC
        if (second > last) break;
        if (second >= first && named) put(second, yearName(named < 0 ? named + 1 : named), true);
      }
    }
  eachStretch((from, to, perSecond) => {
    for (const months of [3, 1]) {
      if (months * MONTH * perSecond < 26 || (to - from) / MONTH > 400) continue;
      const {year, month} = dateAt(from);
      for (let at = Math.ceil(month / months) * months; secondOf(year, at) <= to; at += months)
        if (at % 12 && secondOf(year, at) >= from) put(secondOf(year, at), MONTHS[at % 12], false);
    }
  });
  for (const step of [DAY, 21600, 10800, 3600, 1800, 900, 300, 60, 15])
    eachStretch((from, to, perSecond) => {
      const isTight = step * perSecond < 20 && (to - from > step * 3 || !isShort);
      if (isTight || (to - from) / step > 80) return;
      for (let second = Math.ceil(from / step) * step; second <= to; second += step) {
        const {month, day} = dateAt(second);
        put(second, step === DAY ? MONTHS[month] + ' ' + day : clockName(second, step < 60), step === DAY && isShort);
      }
    });
  return found;
};
const eachStretch = visit => {
  for (let k = 1; k < knots.length; k++) {
    const [from, x] = knots[k - 1], [to, end] = knots[k];
    visit(from, to, (end - x) / (to - from));
  }
};
