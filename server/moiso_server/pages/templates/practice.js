(function follow() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/rehearsal`);
  socket.onmessage = event => { document.body.dataset.rehearsal = event.data; };
  socket.onclose = () => { setTimeout(follow, 5000); };
})();
