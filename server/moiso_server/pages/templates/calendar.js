{
const form = document.getElementById("calendar"), dialog = document.getElementById("day");
const edits = new Map(), byId = id => document.getElementById(id);
let month = Number(form.dataset.month), touched = null, sending = false;
const show = () => { for (const one of form.querySelectorAll("section.month")) one.hidden = Number(one.dataset.month) !== month; };
for (const button of form.querySelectorAll("[data-turn]")) button.onclick = () => {
  month = (month + Number(button.dataset.turn) + 11) % 12 + 1; show();
};
const halves = day => day.dataset.full.split(", ").filter(Boolean);
const spans = (day, how) => ({ usual: day.dataset.usual, closed: "", full: day.dataset.full,
  morning: halves(day)[0] || "", afternoon: halves(day).slice(1).join(", ") || halves(day)[0] || "" })[how];
const open = day => {
  touched = day; byId("which").textContent = day.dataset.long;
  for (const says of dialog.querySelectorAll("[data-says]")) {
    const hours = spans(day, says.dataset.says); says.textContent = hours ? "(" + hours + ")" : "";
  }
  const known = edits.get(day.dataset.day);
  const how = known ? known.how : day.dataset.special === "0" ? "usual" : day.dataset.hours ? "other" : "closed";
  dialog.querySelector(`[name=how][value=${how}]`).checked = true;
  byId("hours").value = known ? known.hours : day.dataset.hours || day.dataset.full;
  byId("name_vi").value = known ? known.vi : day.dataset.name;
  byId("name_en").value = known ? known.en : "";
  follow(); dialog.showModal();
};
const chosen = () => dialog.querySelector("[name=how]:checked").value;
const follow = () => {
  const how = chosen();
  byId("hours").disabled = how !== "other";
  byId("name_vi").disabled = byId("name_en").disabled = how === "usual";
  if (how !== "other") byId("hours").value = spans(touched, how);
};
for (const radio of dialog.querySelectorAll("[name=how]")) radio.onchange = follow;
dialog.onclose = () => {
  if (dialog.returnValue === "take") {
    const how = chosen(), hours = how === "other" ? byId("hours").value : spans(touched, how);
    edits.set(touched.dataset.day, { how, hours, vi: byId("name_vi").value.trim(), en: byId("name_en").value.trim() });
    write();
  }
  touched.focus();
};
const write = () => {
  byId("edits").replaceChildren(...[...edits].map(([day, edit]) => {
    const field = document.createElement("input");
    field.type = "hidden"; field.name = "day." + day;
    const name = dayNames[edit.hours ? "open" : "closed"];
    field.value = edit.how === "usual" ? " " : JSON.stringify({ open: edit.hours, name: { vi: edit.vi || name.vi, en: edit.vi ? edit.en : edit.en || name.en } });
    return field;
  }));
  for (const day of form.querySelectorAll("[data-day]")) {
    const edit = edits.get(day.dataset.day);
    if (!edit) continue;
    day.className = "day edited " + (edit.hours ? (edit.hours === day.dataset.full ? "open" : "half") : edit.how === "usual" ? "weekend" : "closed");
    day.setAttribute("aria-label", day.dataset.long + ": " + (edit.hours || edit.vi || dayNames.closed.vi) + ", " + form.dataset.changed);
  }
  byId("count").textContent = form.dataset.count.replace("#", edits.size);
};
for (const day of form.querySelectorAll("[data-day]")) {
  day.onclick = () => open(day);
  day.onkeydown = event => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!step) return;
    const all = [...form.querySelectorAll("[data-day]")], next = all[all.indexOf(day) + step];
    if (!next) return;
    event.preventDefault(); month = Number(next.closest("section").dataset.month); show(); next.focus();
  };
}
const all = byId("all");
if (all) all.onclick = () => { for (const box of form.querySelectorAll("[data-sure]")) box.checked = true; };
form.onsubmit = () => { sending = true; };
window.onbeforeunload = event => { if (edits.size && !sending) event.preventDefault(); };
}
