window.moisoBeep = () => {
  try {
    const audio = window.moisoAudio = window.moisoAudio || new AudioContext();
    for (const [at, hertz] of [[0, 660], [.25, 880]]) {
      const tone = audio.createOscillator(), gain = audio.createGain(), now = audio.currentTime + at;
      tone.frequency.value = hertz; tone.connect(gain); gain.connect(audio.destination);
      gain.gain.setValueAtTime(.0001, now); gain.gain.exponentialRampToValueAtTime(.3, now + .02);
      gain.gain.exponentialRampToValueAtTime(.0001, now + .22); tone.start(now); tone.stop(now + .24);
    }
  } catch (error) { console.info(error); }
};
// A call for help that nobody has answered or acknowledged is heard again.
const unanswered = ".new[data-alert^='help/'], .new[data-alert$='/help_wanted'], [data-call]";
setInterval(() => { if (document.querySelector(unanswered)) window.moisoBeep(); }, 30000);
