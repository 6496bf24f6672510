import { useId } from 'react';

/** The hatch that means "not reported". Returns its definition and the fill that refers to it. */
export function useHatch() {
  const id = `hatch${useId().replaceAll(/\W/g, '')}`;
  const pattern = (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch" x1="0" y1="0" x2="0" y2="5" />
      </pattern>
    </defs>
  );
  return { pattern, fill: `url(#${id})` } as const;
}
