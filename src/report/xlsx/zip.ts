/** Signatures and places of PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** 1 January 1980, the first day that a zip file can name. */
const FIRST_DAY = 0x00210000;

/** A zip file in which no entry says when it was written. */
export function withoutClock(zip: Buffer): Buffer {
  const dated = Buffer.from(zip);
  const end = dated.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || dated.length - end < END_BYTES || dated.readUInt32LE(end) !== END) throw new Error('not a zip file');
  let at = dated.readUInt32LE(end + 16);
  for (let left = dated.readUInt16LE(end + 10); left > 0; left--) {
    if (dated.readUInt32LE(at) !== ENTRY) throw new Error('a zip file with a broken directory');
    dated.writeUInt32LE(FIRST_DAY, at + 12);
    dated.writeUInt32LE(FIRST_DAY, dated.readUInt32LE(at + 42) + 10);
    at += ENTRY_BYTES + dated.readUInt16LE(at + 28) + dated.readUInt16LE(at + 30) + dated.readUInt16LE(at + 32);
  }
  return dated;
}
