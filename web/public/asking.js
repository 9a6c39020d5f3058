// Before the page's code is here: who is signed in and what the app is are asked while the code is still on its way.
try {
  var app = /^\/a\/([^/]+)\/page\//.exec(location.pathname);
  if (app) {
    var headers = { 'Accept-Language': /^zh/i.test(document.documentElement.lang) ? 'zh' : 'en' };
    var org = localStorage.getItem('selvedge.org');
    if (org !== null) headers['X-Org'] = encodeURIComponent(org);
    globalThis.selvedgeAsked = new Map();
    ['/session', '/apps/' + app[1]].forEach(function (path) {
      var answer = fetch('/api/v1' + path, { headers: headers, credentials: 'same-origin' });
      answer.catch(function () {});
      globalThis.selvedgeAsked.set(path, answer);
    });
  }
} catch {
  // The page asks for itself.
}
