{
const rename = (item, from, to) => {
  for (const part of [item, ...item.querySelectorAll("*")]) for (const key of ["name", "id", "aria-describedby", "data-rows"]) {
    const value = part.getAttribute(key);
    if (value && (value === from || value.startsWith(from + "."))) part.setAttribute(key, to + value.slice(from.length));
  }
};
const renumber = list => {
  const start = list.dataset.rows;
  if (!start) return;
  [...list.children].filter(item => item.hasAttribute("data-item")).forEach((item, at) => {
    rename(item, start + "." + item.dataset.item, start + "." + at); item.dataset.item = at;
  });
};
document.addEventListener("click", event => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  event.preventDefault();
  const item = button.closest("[data-item]"), back = button.dataset.move === "-1";
  const other = back ? item.previousElementSibling : item.nextElementSibling;
  if (!other || !other.hasAttribute("data-item")) return;
  back ? other.before(item) : other.after(item);
  renumber(item.parentElement); button.focus();
  item.classList.add("moved"); item.dispatchEvent(new Event("input", { bubbles: true }));
});
}
