import { useEffect, useState } from 'react';

import { onSystemColors, type SystemColors, systemColors } from './systemColors';

/** The colours that pages are forced to, which follows what the user chooses. */
export function useSystemColors(): SystemColors | undefined {
  const [colors, setColors] = useState(systemColors);
  useEffect(() => onSystemColors(() => setColors(systemColors())), []);
  return colors;
}
