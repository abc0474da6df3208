/** Holds what comes of sending a message. */
const FIRST_BYTES = 4096;

/** Waits until the view is full, or nothing more comes: standard, and in workerd, but not in its types yet. */
interface FillingReader {
  read(view: Uint8Array<ArrayBuffer>, options: { min: number }): Promise<{ value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
  releaseLock(): void;
}

/** An answer's text; of what is longer than `max` bytes nothing, since half an answer is none. */
export async function boundedText(response: Response, max: number): Promise<string> {
  const { headers, body } = response;
  // Many times as fast, where nothing can become longer than it says.
  const announced = headers.get('Content-Length');
  if (announced !== null && Number(announced) <= max && !headers.has('Content-Encoding'))
    return response.text();
  if (!body) return '';

  // Each read is no small part of the whole call, so that little is read at once, and only more as it comes.
  const first: FillingReader = body.getReader({ mode: 'byob' });
  const { value: start } = await first.read(new Uint8Array(FIRST_BYTES), { min: FIRST_BYTES });
  const decoder = new TextDecoder();
  if (!start || start.byteLength < FIRST_BYTES) {
    // The end is reached, but not seen. Left like that, its connection would be lost to the next call.
    void first.cancel();
    return decoder.decode(start);
  }
  first.releaseLock();

  let text = decoder.decode(start, { stream: true });
  let length = FIRST_BYTES;
  const rest = body.getReader();
  for (let chunk = await rest.read(); !chunk.done; chunk = await rest.read()) {
    length += chunk.value.byteLength;
    if (length > max) {
      await rest.cancel();
      return '';
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
