import { Link } from '@tanstack/react-router';
import { namesOf } from '../../apps/facts.ts';
import type { Part } from '../draft/parts.ts';
import { useTitle } from '../parts/useTitle.ts';

/** Leads to where a part is made. */
export function PartLink({ part, fallback = '' }: { part: Part | undefined; fallback?: string }) {
  const titled = useTitle();
  if (part === undefined) return <strong>{fallback}</strong>;
  const title = titled(part.title);
  const { content } = part;
  const at = { className: 'own-part-link', 'data-testid': `part-${part.where}` };
  if (part.kind === 'field' && 'entity' in content && 'name' in content)
    return (
      <Link
        to="/own/field/$app/$entity"
        params={namesOf(content.entity)}
        search={{ name: content.name }}
        {...at}
      >
        {title}
      </Link>
    );
  if (part.kind === 'rule' && 'id' in content)
    return (
      <Link to="/own/rule/$id" params={{ id: content.id }} {...at}>
        {title}
      </Link>
    );
  if (!('name' in content)) return <strong>{title}</strong>;
  return (
    <Link
      to={part.kind === 'entity' ? '/own/entity/$name' : '/own/board/$name'}
      params={{ name: content.name }}
      {...at}
    >
      {title}
    </Link>
  );
}
