/** One mistake of every kind that an editor can make, and what the message about it must say. */
export const COUNTS = 'data/datasets/pool-counts.json';
export const RETURNS = 'data/datasets/offender-returns.json';
const TURNOVER = 'data/datasets/offender-turnover.json';
const FIGURE = 'data/figures/pool-counts.json';
const FACTS = 'data/facts.json';

export interface Mistake {
  what: string;
  path: string;
  before: string;
  after: string;
  /** A text on the line that the message must name. */
  at: string;
  place?: string;
  says: string[];
}

export const MISTAKES: Mistake[] = [
  {
    what: 'an unknown source',
    path: COUNTS,
    before: '"gb-news-2025-11-27"',
    after: '"gb-news-2025-11-72"',
    at: 'gb-news-2025-11-72',
    place: 'row 3 (pool-2025-10), "sources"',
    says: ['no source called "gb-news-2025-11-72"', 'data/sources.json', 'Did you mean "gb-news-2025-11-27"?'],
  },
  {
    what: 'a count in quotes',
    path: COUNTS,
    before: '"value": 37302',
    after: '"value": "37,302"',
    at: '"37,302"',
    place: 'row 2 (pool-2020-09), "People recorded"',
    says: ['"37,302" in quotes, so it is text', 'Change it to 37302.'],
  },
  {
    what: 'a negative count',
    path: COUNTS,
    before: '"value": 37302',
    after: '"value": -37302',
    at: '-37302',
    place: 'row 2 (pool-2020-09), "People recorded"',
    says: ['-37302', 'whole numbers from 0'],
  },
  {
    what: 'a count with a fraction',
    path: RETURNS,
    before: '"value": 6437',
    after: '"value": 6437.5',
    at: '6437.5',
    place: 'row 7 (ret-2016), "Returns"',
    says: ['6437.5', 'whole numbers'],
  },
  {
    what: 'a bad date',
    path: COUNTS,
    before: '"date": "2020-09-30"',
    after: '"date": "30 September 2020"',
    at: '30 September 2020',
    place: 'row 2 (pool-2020-09), "Date"',
    says: ['"30 September 2020"', 'Dates look like "2025"'],
  },
  {
    what: 'a day that does not exist',
    path: COUNTS,
    before: '"date": "2020-09-30"',
    after: '"date": "2020-09-31"',
    at: '2020-09-31',
    place: 'row 2 (pool-2020-09), "Date"',
    says: ['"2020-09-31"'],
  },
  {
    what: 'a row id used twice',
    path: COUNTS,
    before: '"id": "pool-2020-09"',
    after: '"id": "pool-2016-12"',
    at: '"id": "pool-2016-12", "date": "2020-09-30"',
    place: 'row 2 (pool-2016-12), "id"',
    says: ['"pool-2016-12" is already used in data/datasets/pool-counts.json'],
  },
  {
    what: 'an unknown column',
    path: COUNTS,
    before: '"label": "October 2025"',
    after: '"lable": "old", "label": "October 2025"',
    at: '"lable"',
    place: 'row 3 (pool-2025-10), "lable"',
    says: ['No column is called "lable"', 'Did you mean "label"?'],
  },
  {
    what: 'a missing column',
    path: COUNTS,
    before: '"label": "October 2025", ',
    after: '',
    at: '"id": "pool-2025-10"',
    place: 'row 3 (pool-2025-10), "Date in words"',
    says: ['"Date in words" is missing'],
  },
  {
    what: 'a missing status',
    path: COUNTS,
    before: '"status": "released", ',
    after: '',
    at: '"id": "pool-2020-09"',
    place: 'row 2 (pool-2020-09), "status"',
    says: ['The field "status" is missing. Add it.'],
  },
  {
    what: 'a wrong status',
    path: COUNTS,
    before: '"status": "leaked"',
    after: '"status": "leeked"',
    at: '"leeked"',
    place: 'row 3 (pool-2025-10), "status"',
    says: ['"leeked"', 'one of: published, released, leaked, derived'],
  },
  {
    what: 'our arithmetic without a formula',
    path: TURNOVER,
    before: '"formula": "[flow-abs-2014-2016Q1] - [flow-abs-2014-2016Q1-unfound]"',
    after: '"value": 283',
    at: '"id": "flow-abs-2014-2016Q1-located"',
    place: 'row 3 (flow-abs-2014-2016Q1-located), "status"',
    says: ['Our arithmetic needs a "formula"'],
  },
  {
    what: 'parts that do not add up',
    path: TURNOVER,
    before: '"value": 310',
    after: '"value": 311',
    at: '{"total": "abs-fno-foi-752"',
    place: 'sum 1',
    says: ['The parts of "abs-fno-foi-752" add up to 753, but it says 752.'],
  },
  {
    what: 'an unknown reference in a title',
    path: 'data/figures/pool-scale.json',
    before: '"What {pool-2025-10} records',
    after: '"What {pool-2025-1} records',
    at: '{pool-2025-1}',
    says: ['no row or fact called "pool-2025-1"', 'Did you mean "pool-2025-10"?'],
  },
  {
    what: 'an unknown format in a text',
    path: FIGURE,
    before: '{pool-2025-10} is leaked',
    after: '{pool-2025-10|thousand} is leaked',
    at: '{pool-2025-10|thousand}',
    says: ['no number format "thousand"', 'Did you mean "thousands"?'],
  },
  {
    what: 'an unknown format of a fact',
    path: FACTS,
    before: '"formula": "floor([pool-2025-10] / 1000)", "format": "number"',
    after: '"formula": "floor([pool-2025-10] / 1000)", "format": "digits"',
    at: '"digits"',
    place: 'fact 2 (blocks-whole), "format"',
    says: ['"digits"', 'one of: number, words, capital, share, thousands, text'],
  },
  {
    what: 'an annotation of more than 14 words',
    path: FIGURE,
    before: 'Basis not published',
    after: 'The basis of this count has not been published by anyone at all so far today',
    at: 'The basis of this count',
    place: 'view 3 (2025)',
    says: ['must be 14 words at most'],
  },
  {
    what: 'a view that picks out an unknown row',
    path: FIGURE,
    before: '"highlight": [\n        "pool-2020-09"',
    after: '"highlight": [\n        "pool-2020-9"',
    at: '{\n      "id": "2020"',
    place: 'view 2 (2020)',
    says: ['no row called "pool-2020-9"', 'Did you mean "pool-2020-09"?'],
  },
  {
    what: 'an id unlike its file name',
    path: COUNTS,
    before: '"id": "pool-counts"',
    after: '"id": "pool-count"',
    at: '"id": "pool-count"',
    says: ['"pool-count"', 'file name "pool-counts.json" must agree'],
  },
  {
    what: 'a field that does not exist',
    path: FIGURE,
    before: '"subtitle"',
    after: '"subtitel"',
    at: '"subtitel"',
    says: ['no field called "subtitel"'],
  },
];
