import type { LinkImages } from '../../components/link/LinkMade.tsx';

/** Pixels of the PNG: enough for a poster's corner, small enough for a chat. */
const size = 600;

/**
 * Draws a link's QR code, here rather than by a vendor: what comes from outside is never shown as an image of ours. The
 * library is loaded when the first code is drawn.
 */
export async function drawQr(url: string): Promise<Exclude<LinkImages, undefined>> {
  const { qrPng, qrSvg } = await import('../../utils/links/qr.ts');
  const svg = qrSvg(url);
  const png = await qrPng(url, size);
  if (!svg.ok || !png.ok) return 'failed';
  return {
    svg: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.value)}`,
    png: await dataUrl(png.value),
  };
}

/** An address that outlives the popup: saving goes on after it closed. */
function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
