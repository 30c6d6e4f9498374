import { BlockList } from 'node:net';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Layer } from './layers.ts';

/**
 * Takes the headers that tell of a client's certificate (RFC 8705) out of every request that did not
 * come through a trusted proxy: anybody can write them.
 */
export function certificateHeaders(current: CurrentSnapshot): Layer {
  const isTrusted = createTrust(current.latest().issuer.trustProxy);
  return (request, _response, next) => {
    const headers = current.get().issuer.clientCertificate;
    if (headers !== undefined && !isTrusted(request.socket.remoteAddress)) {
      for (const name of Object.values(headers)) delete request.headers[name];
    }
    return next();
  };
}

/** @param networks addresses, or networks as `10.0.0.0/8` */
function createTrust(networks: readonly string[]): (address: string | undefined) => boolean {
  const trusted = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (bits === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => address !== undefined && trusted.check(address, familyOf(address));
}

const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4');
