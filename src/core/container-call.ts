import type { LayerSite } from '../python/site.js';

const nameOf = (callee: string): string => /[\w]+$/u.exec(callee)?.[0] ?? '';

/**
 * Whether a call runs pooling layers only inside a container, such as `self.features(x)`: what it
 * takes and gives is then the container's, not theirs. Told by the way through the model: in
 * `features.2` the layer is not `features` itself.
 */
export const isContainerCall = ({ role, callee, flows }: LayerSite): boolean => {
  if (role !== 'call') return false;
  const name = nameOf(callee);
  if (name === 'Sequential' || name === 'Model') return true;
  return (
    flows.length > 0 &&
    flows.every(({ path }) => {
      const parts = path.split('.');
      return parts.slice(0, -1).includes(name) && parts.at(-1) !== name;
    })
  );
};
