import { useState } from 'react';

export default function Broken() {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) throw new Error('the needle broke');
  return <button onClick={() => setBroken(true)}>break</button>;
}
