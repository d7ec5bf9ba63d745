/* Search. The index is JavaScript files, so that it loads from file:// and under connect-src 'none'.
   Which files are asked for never depends on what is typed: names made from the words would tell them to the host.
   Here is the scoring, which needs no document (tests run it in node); the box and its list are in 45-search-box.js. */
(function (root) {
  "use strict";

  const HAN = "\u3400";
  const RUN = /[\u3400-\u9fff]+|[0-9]+(?:\.[0-9]+)?|[a-z]+/g;
  const WEIGHTS = { title: 1, aliases: 1.1, tags: 0.5, description: 0.35, body: 0.8 };
  const MOST_RESULTS = 10;

  // fold, stem and the pairs are the twins of those in sitegen/search.py; a test compares them.
  const plain = c => { const n = c.normalize("NFKC"); return n.length === 1 ? n : c; };
  const fold = text => text.replace(/[^\u0000-\u007f\u3400-\u9fff]/g, plain).toLowerCase();

  const stem = (word, irregular) => {
    if (Object.prototype.hasOwnProperty.call(irregular, word)) return irregular[word];
    if (word.length < 4) return word;
    return word.replace(/ies$/, "y").replace(/sses$/, "ss").replace(/([^siu])s$/, "$1")
      .replace(/^(.{3,}?)(?:ment|(?:at)?(?:ed|ing|ion|or)|er|al|ly|cy)$/, "$1")
      .replace(/^(.{4,}?)(?:i?ate|e|y|i)$/, "$1").replace(/([^siu])s$/, "$1").replace(/([bdgmnprt])\1$/, "$1");
  };

  // A text as the search looks through it: Chinese runs as they are, other words as " stem ", without stop words.
  const prepare = (text, index) => " " + (fold(text).match(RUN) || []).filter(run => !index.words.has(run))
    .map(run => run < HAN ? stem(run, index.irregular) : run).join(" ") + " ";

  // A word in a long field says less about the page than one in a short field.
  const fill = (index, field, texts) => {
    const prepared = texts.map(text => prepare(text, index));
    const mean = prepared.reduce((sum, text) => sum + text.length, 0) / prepared.length;
    index.pages.forEach((page, i) => {
      page.fields[field] = prepared[i];
      page.norms[field] = WEIGHTS[field] / (0.85 + 0.15 * prepared[i].length / mean);
      page.all += "\n" + prepared[i];
    });
  };

  const open = meta => {
    const shown = row => ({ url: row[0], title: row[1], section: meta.sections[row[2]], description: "" });
    const index = {
      pages: meta.pages.map(row => ({ shown: shown(row), fields: {}, norms: {}, all: "" })),
      words: new Set(meta.words.split(" ")), stop: meta.stop, irregular: meta.irregular,
      bodies: meta.bodies, shards: [],
    };
    fill(index, "title", meta.pages.map(row => row[1]));
    fill(index, "aliases", meta.pages.map(row => row[3]));
    fill(index, "tags", meta.pages.map(row => row[4]));
    return index;
  };

  const describe = (index, texts) => {
    index.pages.forEach((page, i) => { page.shown.description = texts[i]; });
    fill(index, "description", texts);
  };

  // What a query asks for: pairs of characters, single characters (they only help), stems; each with its weight.
  const termsOf = (index, query) => {
    const terms = new Map();
    const add = (text, weight) => { if (weight > (terms.get(text) || 0)) terms.set(text, weight); };
    let before = "";
    (fold(query).match(RUN) || []).filter(run => !index.words.has(run)).forEach(run => {
      if (run < HAN) {
        const word = stem(run, index.irregular);
        add(" " + word + " ", 1);
        if (before) add(" " + before + " " + word + " ", 0.7);
        before = word;
        return;
      }
      before = "";
      for (let i = 0; i < run.length; i += 1) {
        const stopped = index.stop.indexOf(run[i]) >= 0;
        if (!stopped || run.length === 1) add(run[i], run.length === 1 ? 1 : 0.12);
        if (i + 1 === run.length) continue;
        const both = index.stop.indexOf(run[i + 1]) >= 0;
        if (!(stopped && both) || run.length === 2) add(run.slice(i, i + 2), stopped || both ? 0.4 : 1);
      }
    });
    // The word still being typed is found by its beginning.
    const last = /[a-z]{2,}$/.exec(fold(query));
    if (last && !index.words.has(last[0])) add(" " + last[0], 0.6);
    return terms;
  };

  // Where a word stands in the bodies: page number to weight. "A1B3" = level A on page 0, level B on page 3.
  const bodyOf = (index, term) => {
    const found = new Map();
    const han = term >= HAN;
    if (term.length < 2 || (!han && term.slice(-1) !== " ")) return found;
    const key = han ? term[0] : term.trim();
    index.shards.forEach(shard => {
      if (!Object.prototype.hasOwnProperty.call(shard, key)) return;
      const start = han ? shard[key].indexOf(term[1]) + 1 : 0;
      const places = han && !start ? "" : /^(?:[A-D][0-9a-z]+)*/.exec(shard[key].slice(start))[0];
      let page = -1;
      (places.match(/[A-D][0-9a-z]+/g) || []).forEach(place => {
        page += parseInt(place.slice(1), 36);
        found.set(page, ("ABCD".indexOf(place[0]) + 1) / 4);
      });
    });
    return found;
  };

  /* BM25 over weighted fields: a rare word counts more than a frequent one, the title more than the body, and a page
     that answers the whole question more than one that repeats a part of it. */
  const rank = (index, query) => {
    const count = index.pages.length;
    const scores = index.pages.map((page, i) => ({ i, score: 0, covered: 0, solid: false }));
    let asked = 0;
    termsOf(index, query).forEach((weight, term) => {
      const body = bodyOf(index, term);
      const hits = [];
      index.pages.forEach((page, i) => {
        let strength = (body.get(i) || 0) * WEIGHTS.body;
        if (page.all.indexOf(term) >= 0) {
          Object.keys(page.fields).forEach(f => { if (page.fields[f].indexOf(term) >= 0) strength += page.norms[f]; });
        }
        if (strength) hits.push([i, strength]);
      });
      if (!hits.length) return;
      const value = weight * Math.log(1 + (count - hits.length + 0.5) / (hits.length + 0.5));
      asked += value;
      hits.forEach(hit => {
        const score = scores[hit[0]];
        score.score += value * hit[1] / (hit[1] + 0.6);
        score.covered += value;
        score.solid = score.solid || weight > 0.12;  // one shared character is an accident, two are a word
      });
    });
    scores.forEach(s => { s.score *= 0.45 + 0.55 * s.covered / (asked || 1); });
    const best = scores.filter(s => s.solid).sort((a, b) => b.score - a.score || a.i - b.i);
    return best.filter(s => s.score > 0.2 * best[0].score).slice(0, MOST_RESULTS).map(s => index.pages[s.i].shown);
  };

  // The parts of a text that the query names, as [piece, marked] pairs.
  const marked = (index, text, query) => {
    const folded = fold(text);
    const terms = termsOf(index, query);
    const lit = Array.from({ length: text.length }, () => false);
    folded.replace(RUN, (run, at) => {
      if (run < HAN && terms.has(" " + stem(run, index.irregular) + " ")) lit.fill(true, at, at + run.length);
      return run;
    });
    terms.forEach((weight, term) => {
      if (term < HAN || weight < 0.4) return;
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) lit.fill(true, at, at + term.length);
    });
    const pieces = [];
    lit.forEach((on, i) => {
      if (i && lit[i - 1] === on) pieces[pieces.length - 1][0] += text[i];
      else pieces.push([text[i], on]);
    });
    return pieces;
  };

  const engine = { fold, stem, open, describe, rank, marked, most: MOST_RESULTS };
  if (typeof module === "object" && module.exports) module.exports = engine;
  else root.ydtSearchEngine = engine;
})(typeof window === "object" ? window : {});
