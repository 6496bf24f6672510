const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** What HTML and XML cannot hold, as the replacement character: control characters, lone surrogates, noncharacters. */
export const fit = (text: string): string => text.replaceAll(UNFIT, '\ufffd');
