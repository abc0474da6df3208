import { createOperatorClient, type OperatorClient } from '../client.ts';

/** What the page takes from its surroundings; tests put their own in its place. */
export interface Ports {
  connect(token: string): OperatorClient;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls again and again; answers how to stop it. */
  every(ms: number, call: () => void): () => void;
  /** Hands a file to the operator. */
  save(name: string, text: string): void;
}

export const browserPorts: Ports = {
  connect: (token) => createOperatorClient(location.origin, token),
  now: Date.now,
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
  save(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    link.click();
    // The download has its own hold on the text by then.
    setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
  },
};

const REVOKE_AFTER_MS = 60_000;
