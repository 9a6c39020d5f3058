import { useNavigate } from '@tanstack/react-router';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesOf } from '../../apps/facts.ts';
import type { Titles } from '../../client/index.ts';
import { useEntities } from '../draft/facts.ts';
import type { PartKind } from '../draft/parts.ts';
import { wholeTitle } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { newBoard, newEntity, newRule } from '../draft/fresh.ts';
import { type RuleKind, RULE_KINDS } from '../rule/kinds.ts';
import { isWholePoints, PointsChoice, type PointsOf } from '../rule/PointsChoice.tsx';
import { Labelled } from '../parts/Labelled.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';
import { useTitle } from '../parts/useTitle.ts';

interface Props {
  readonly kind: PartKind;
  /** Entity that it is about, when it was begun on its page. */
  readonly entity: string | undefined;
  readonly onClose: () => void;
}

/** Asks what a new part is about and what it is called, then leads to where it is made. */
export function Adding({ kind, entity: given, onClose }: Props) {
  const { t } = useTranslation(['own', 'common']);
  const titled = useTitle();
  const navigate = useNavigate();
  const { document, change } = useDraft();
  const { entities, apps } = useEntities();
  const [title, setTitle] = useState<Titles>({ zh: '', en: '' });
  const [ruleKind, setRuleKind] = useState<RuleKind>('validate');
  const [target, setTarget] = useState<string | undefined>(given);
  const [points, setPoints] = useState<PointsOf>({ type: '', metric: '' });
  const isOnEvent = kind === 'rule' && ruleKind === 'event';
  const isOnPoint = kind === 'rule' && ruleKind === 'point';
  const asksTitle = kind !== 'field';
  const targets = isOnEvent
    ? apps.map((app) => ({
        label: titled(app.title),
        options: app.events.map((event) => ({ value: event.id, label: titled(event.title) })),
      }))
    : [
        ...apps.map((app) => ({
          label: titled(app.title),
          options: entities
            .filter(({ id }) => namesOf(id).app === app.id)
            .map((one) => ({ value: one.id, label: titled(one.title) })),
        })),
        ...(kind === 'field' || document.entities.length === 0
          ? []
          : [
              {
                label: t('own:home'),
                options: entities
                  .filter(({ id }) => namesOf(id).app === 'own')
                  .map((one) => ({ value: one.id, label: titled(one.title) })),
              },
            ]),
      ];
  const groups = targets.filter(({ options }) => options.length > 0);
  const isKnown = groups.some(({ options }) => options.some(({ value }) => value === target));
  const isNamed = !asksTitle || title.zh.trim() !== '' || title.en.trim() !== '';
  const isReady = isNamed && (kind === 'entity' || (isOnPoint ? isWholePoints(points) : isKnown));

  const add = (): void => {
    if (!isReady) return;
    const named = wholeTitle(title);
    if (kind === 'field' && target !== undefined) {
      void navigate({ to: '/own/field/$app/$entity', params: namesOf(target) });
    } else if (kind === 'entity') {
      const made = newEntity(document, named);
      change((now) => ({ ...now, entities: [...now.entities, made] }), `add ${made.name}`);
      void navigate({ to: '/own/entity/$name', params: { name: made.name } });
    } else if (kind === 'rule') {
      const made = newRule(document, named, ruleKind, { id: target ?? '', points });
      change((now) => ({ ...now, rules: [...now.rules, made] }), `add ${made.id}`);
      void navigate({ to: '/own/rule/$id', params: { id: made.id } });
    } else if (target !== undefined) {
      const facts = entities.find(({ id }) => id === target);
      if (facts === undefined) return;
      const made = newBoard(document, named, facts);
      change((now) => ({ ...now, boards: [...now.boards, made] }), `add ${made.name}`);
      void navigate({ to: '/own/board/$name', params: { name: made.name } });
    }
  };
  return (
    <Modal open title={t(`own:add.${kind}`)} onCancel={onClose} footer={null} destroyOnHidden>
      <form
        className="own-form"
        data-testid="adding"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {asksTitle && (
          <TitleInput
            id="part-title"
            label={t('own:name')}
            placeholder={t(`own:nameExample.${kind}`)}
            value={title}
            autoFocus
            onChange={setTitle}
          />
        )}
        {kind === 'rule' && (
          <div className="own-kinds own-kinds-wide" role="radiogroup" aria-label={t('own:rule.when')}>
            {RULE_KINDS.map((one) => (
              <button
                key={one}
                type="button"
                role="radio"
                aria-checked={ruleKind === one}
                className="own-kind"
                onClick={() => setRuleKind(one)}
                data-testid={`rule-kind-${one}`}
              >
                <strong>{t(`own:rule.kind.${one}`)}</strong>
                <span className="muted">{t(`own:rule.kindWords.${one}`)}</span>
              </button>
            ))}
          </div>
        )}
        {isOnPoint && <PointsChoice id="part" of={points} onChange={setPoints} />}
        {kind !== 'entity' && !isOnPoint && (
          <Labelled label={t(isOnEvent ? 'own:rule.event' : 'own:about')} htmlFor="part-target">
            <Select
              id="part-target"
              value={isKnown ? target : undefined}
              options={groups}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t(isOnEvent ? 'own:rule.chooseEvent' : 'own:chooseEntity')}
              onChange={setTarget}
              data-testid="part-target"
            />
          </Labelled>
        )}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" disabled={!isReady} data-testid="adding-run">
            {t('own:next')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
