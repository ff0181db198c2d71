// Follows a stream through cuts, refusals and a phone's sleep: a browser gives up for good after one refusal, and never
// notices a link that died in silence. take(seen) gets what is sent; lose() is called whenever the link is gone.
function follow(url, take, lose) {
  var source, heard, waiting;
  function mark() { heard = Date.now(); }
  function open() {
    if (source) source.close();
    clearTimeout(waiting); mark();
    source = new EventSource(url);
    source.addEventListener("still", mark);
    source.onmessage = function (event) { mark(); take(JSON.parse(event.data)); };
    source.onerror = function () {
      lose();
      if (source.readyState === EventSource.CLOSED) { clearTimeout(waiting); waiting = setTimeout(open, 2000 + Math.random() * 2000); }
    };
  }
  function check(longest) { if (Date.now() - heard > longest) { lose(); open(); } }
  setInterval(function () { check(40000); }, 5000);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) check(20000); });
  open();
}
