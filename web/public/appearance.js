// Before the first paint: the chosen appearance and language, so that nothing flashes.
try {
  var appearance = localStorage.getItem('selvedge.appearance');
  if (appearance === 'light' || appearance === 'dark')
    document.documentElement.dataset.appearance = appearance;
  var language = localStorage.getItem('selvedge.language') || navigator.language;
  document.documentElement.lang = /^zh/i.test(language) ? 'zh-CN' : 'en';
} catch {
  // Storage is closed to us (private window): the system's appearance is used.
}
