// @ts-check
/** @typedef {(video: HTMLVideoElement) => Promise<string | null>} Reader reads a code in the current picture */

const BETWEEN_PICTURES_MS = 120;

/** The browser's own detector, else ours. @returns {Promise<Reader>} */
async function reader() {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  if (Detector && (await Detector.getSupportedFormats()).includes('qr_code')) {
    const detector = new Detector({ formats: ['qr_code'] });
    return async video => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import('../vendor/qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async video => {
    if (!context || video.videoWidth === 0) return null;
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return null; // No code in this picture.
    }
  };
}

/** Shows the camera's picture until it has a code in it; null where the signal ends it. @param {HTMLVideoElement} video @param {AbortSignal} signal */
export async function scan(video, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  try {
    video.srcObject = stream;
    await video.play();
    const read = await reader();
    while (!signal.aborted) {
      const found = await read(video);
      if (found) return found;
      await new Promise(resolve => setTimeout(resolve, BETWEEN_PICTURES_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
