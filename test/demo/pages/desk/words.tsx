/** A message's text: addresses become links; with `split`, a code stands in several elements. */
export function Words({ text, split }: { text: string; split?: boolean | undefined }) {
  const pieces = text.split(/(https?:\/\/[^\s]+)/);
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          <a key={index} href={piece} target="_blank" rel="noreferrer">
            {piece}
          </a>
        ) : split ? (
          <Split key={index} text={piece} />
        ) : (
          piece
        ),
      )}
    </>
  );
}

function Split({ text }: { text: string }) {
  const [before, first, dash, second, after] = text.split(/(\d{3})(-)(\d{3})/);
  if (!first) return <>{text}</>;
  return (
    <>
      {before}
      <b>{first}</b>
      <i />
      {dash}
      <b>{second}</b>
      {after}
    </>
  );
}
