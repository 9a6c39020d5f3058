// Before the page's code is here: who is signed in, what the app is, and what the page asked first when it was last opened are
// asked while the code is still on its way.
try {
  var page = /^\/a\/([^/]+)\/page\/([^/]+)/.exec(location.pathname);
  if (page) {
    var language = /^zh/i.test(document.documentElement.lang) ? 'zh' : 'en';
    var ask = function (path, org, person) {
      var headers = { 'Accept-Language': language };
      if (org) headers['X-Org'] = encodeURIComponent(org);
      if (person) headers['X-Person'] = person;
      var answer = fetch('/api/v1' + path, { headers: headers, credentials: 'same-origin' });
      answer.catch(function () {});
      globalThis.selvedgeAsked.set((person || '') + ' ' + path, answer);
    };
    globalThis.selvedgeAsked = new Map();
    ['/session', '/apps/' + page[1]].forEach(function (path) {
      ask(path, localStorage.getItem('selvedge.org'));
    });
    var name = decodeURIComponent(page[1]) + '/' + decodeURIComponent(page[2]);
    var kept = JSON.parse(localStorage.getItem('selvedge.kept.' + name) || '{}');
    // The page's own code comes beside that of all pages.
    if (kept.page && kept.page.module) {
      var code = document.createElement('link');
      code.rel = 'modulepreload';
      code.href = '/api/v1' + kept.page.module;
      document.head.append(code);
    }
    // In the name of who asked it then: another one’s page does not look here.
    (kept.asks || []).forEach(function (path) {
      ask(path, kept.org.slug, kept.person.id);
    });
  }
} catch {
  // The page asks for itself.
}
