/** Loads what a customer takes: signing in, and their conversations. Taken apart here, or the chunk would list all it shares. */
export async function loadAccount() {
  const { Account, signOutAt } = await import('./account.ts');
  return { Account, signOutAt };
}
