/** Shows what is new as it comes: reloads the page, or says so where something is being written. */

// A module script has no currentScript.
const { change } = document.querySelector('script[data-change]').dataset;

const POLL_MS = 25_000;
const PAUSE_MS = 2_000;

let seen = Number(change);

async function nextChange() {
  const response = await fetch(`/control/changes?topic=records&after=${seen}&timeout=${POLL_MS}`);
  return (await response.json()).change;
}

function isWriting() {
  return [...document.querySelectorAll('textarea')].some((area) => area.value !== '');
}

function show() {
  if (isWriting()) document.getElementById('news').hidden = false;
  else location.reload();
}

for (;;) {
  try {
    const now = await nextChange();
    if (now !== seen) show();
    seen = now;
  } catch {
    // The helpdesk is restarting.
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
