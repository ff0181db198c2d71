{
const form = document.getElementById("layout"), paper = document.getElementById("paper"), fault = document.getElementById("fault");
let timer = 0, asked = 0;
const draw = async () => {
  const mine = ++asked;
  try {
    const answer = await fetch("/setup/ticket/picture", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (mine !== asked) return;
    const drawn = answer.headers.get("content-type") === "image/png";
    fault.textContent = drawn ? "" : await answer.text();
    if (!drawn) return;
    const picture = URL.createObjectURL(await answer.blob());
    paper.onload = () => URL.revokeObjectURL(picture);
    paper.src = picture;
  } catch (error) { console.info(error); }
};
const soon = () => { clearTimeout(timer); timer = setTimeout(draw, 350); };
form.addEventListener("input", soon);
form.addEventListener("change", soon);
for (const chooser of form.querySelectorAll("[data-picture]")) chooser.onchange = () => {
  const reader = new FileReader(), field = chooser.closest("details").querySelector("[type=hidden]");
  reader.onload = () => { field.value = reader.result.split(",")[1]; soon(); };
  if (chooser.files[0]) reader.readAsDataURL(chooser.files[0]);
};
const kind = document.getElementById("kind"), adding = document.getElementById("adding");
kind.onchange = () => { adding.value = kind.value; };
draw();
}
