import type { LinkImages } from '../../components/link/LinkMade.tsx';

/**
 * Draws a link's QR code, here rather than by a vendor: what comes from outside is never shown as an image of ours. The
 * library is loaded when the first code is drawn.
 */
export async function drawQr(url: string): Promise<Exclude<LinkImages, undefined>> {
  try {
    const { default: qrcode } = await import('qrcode');
    // The quiet zone of four modules belongs to the code (ISO/IEC 18004, 9.1).
    const common = { errorCorrectionLevel: 'M', margin: 4 } as const;
    const svg = await qrcode.toString(url, { ...common, type: 'svg' });
    const png = await qrcode.toDataURL(url, { ...common, type: 'image/png', scale: 12 });
    return { svg: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, png };
  } catch (error) {
    console.warn('The QR code could not be drawn', error);
    return 'failed';
  }
}
