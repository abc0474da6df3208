/** Holds what comes of sending a message. */
const FIRST_BYTES = 4096;

/** Free for the next answer: as much new memory for each of them would keep the garbage collector busy. */
const spare: ArrayBuffer[] = [];
/** Keeps nothing of what it has decoded, where that is all. */
const wholeDecoder = new TextDecoder();

/** Waits until the view is full, or nothing more comes: standard, and in workerd, but not in its types yet. */
interface FillingReader {
  read(
    view: Uint8Array<ArrayBuffer>,
    options: { min: number },
  ): Promise<{ value?: Uint8Array<ArrayBuffer> | undefined }>;
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
  const view = new Uint8Array(spare.pop() ?? new ArrayBuffer(FIRST_BYTES));
  const { value: start } = await first.read(view, { min: FIRST_BYTES });
  const isWhole = !start || start.byteLength < FIRST_BYTES;
  const decoder = isWhole ? wholeDecoder : new TextDecoder();
  let text = decoder.decode(start, { stream: !isWhole });
  if (start?.buffer.byteLength === FIRST_BYTES) spare.push(start.buffer);
  if (isWhole) {
    // The end is reached, but not seen. Left like that, its connection would be lost to the next call.
    void first.cancel();
    return text;
  }
  first.releaseLock();

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
