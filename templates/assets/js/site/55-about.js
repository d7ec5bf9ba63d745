// What a guide is, in the words of schema.org, for search engines: made here from what the page shows, so that no reader's
// phone loads it twice. An Article with its sources and, where the page says what to do now, a HowTo of these steps.
(function () {
  "use strict";

  const about = window.ydtSite.about;
  const text = document.querySelector(".y-text--guide");
  const own = document.querySelector("link[rel=canonical]");
  if (!about || !text || !own) return;

  const all = (selector, say) => Array.prototype.map.call(text.querySelectorAll(selector), say);
  const words = part => part.textContent.replace(/\s+/g, " ").trim();
  const title = words(text.querySelector("h1"));
  const lang = text.lang || document.documentElement.lang;
  const dates = all(".dates time", words);
  const parts = [{
    "@type": "Article", "@id": own.href, headline: title, description: document.querySelector("meta[name=description]").content,
    inLanguage: lang, license: about.licence, datePublished: dates[0], dateModified: dates[1],
    publisher: { "@type": "Organization", name: about.publisher, url: about.base },
    citation: all(".sources > li > a", link => ({ "@id": new URL(link.getAttribute("href"), own.href).href })),
  }];
  const steps = all(".glance__do li", step => ({ "@type": "HowToStep", text: words(step) }));
  if (steps.length) parts.push({ "@type": "HowTo", name: title, inLanguage: lang, step: steps });

  const data = document.createElement("script");
  data.type = "application/ld+json";
  data.textContent = JSON.stringify({ "@context": "https://schema.org", "@graph": parts });
  document.head.appendChild(data);
})();
