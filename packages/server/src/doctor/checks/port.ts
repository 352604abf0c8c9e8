import { type Check, fault, ok } from '../check.ts';
import type { Context } from '../context.ts';
import { portHolder } from '../port-holder.ts';

export function checkPort({ env: { HOST, PORT }, port, running, embedded }: Context): Check {
  const id = 'network.port';
  const another = `Stop it, or choose another port: PORT=${PORT + 1} npm start`;
  switch (port.state) {
    case 'free':
      return ok(id, PORT === 0 ? 'PORT is 0: a start takes any free port' : `Port ${PORT} of ${HOST} is free`);
    case 'unusable':
      return fault(id, `Port ${PORT} of ${HOST} cannot be used`, port.reason);
    case 'other': {
      const holder = portHolder(PORT);
      return fault(id, `Port ${PORT} is taken by ${holder ?? 'another program'}, which is not this product`, another);
    }
    case 'product': {
      const mine = running || embedded === null;
      const holder = portHolder(PORT);
      const who = holder === null ? '' : `: ${holder}`;
      if (mine)
        return ok(id, `Port ${PORT} is this product's, which runs${who}${port.ready ? '' : ', but says that it is not ready'}`);
      return fault(id, `Port ${PORT} is taken by a copy of this product with another data folder${who}`, another);
    }
  }
}
