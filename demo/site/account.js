/** How the account page tells the element who is there. */

const known = new URLSearchParams(location.search).has('known');

document.querySelector(known ? '#by-shop' : '#by-code').setAttribute('aria-current', 'true');

if (known) {
  // Asked when somebody is to be signed in, and again once the session has ended.
  document.querySelector('reamaze-history').identify = async () => {
    const response = await fetch('/identity');
    if (!response.ok) throw new Error('The shop did not say who is there.');
    return (await response.json()).identity;
  };
}
